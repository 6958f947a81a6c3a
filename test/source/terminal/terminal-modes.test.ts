import {expect, test} from 'vitest';
import {createTerminalLine} from '../../../source/terminal/terminal-line.js';
import {createTerminalModes, type TerminalModes} from '../../../source/terminal/terminal-modes.js';
import {createEmulator} from '../../helpers/emulator.js';

function openModes(term = 'xterm-256color') {
	const emulator = createEmulator(40, 5);
	const written: string[] = [];
	const stdin = {isRaw: false, setRawMode: (isRaw: boolean) => Object.assign(stdin, {isRaw}) as never};
	const write = (bytes: Uint8Array) => written.push(Buffer.from(bytes).toString()) && bytes.length;
	const size = () => ({columns: 40, rows: 5});
	const tty = {write, read: () => '\u001B[0n'};
	const line = createTerminalLine({
		tty,
		now: () => 0,
		size,
		onReady: () => undefined,
		onLost: () => undefined,
	});
	const modes = createTerminalModes({line, stdin, title: 'a title', term});
	return {emulator, modes, line, stdin, take: () => written.splice(0).join('')};
}

test('a terminal that was taken is given back as it was', async () => {
	const {emulator, modes, stdin, take} = openModes();
	await emulator.write('what was there');
	const before = emulator.modes();
	modes.take();
	await emulator.write(take());
	expect(emulator.modes()).toMatchObject({isAlternateScreen: true, isCursorVisible: false, title: 'a title'});
	expect(stdin.isRaw).toBe(true);
	modes.release();
	await emulator.write(take());
	expect({...emulator.modes(), title: ''}).toEqual(before);
	expect(emulator.lines()[0]).toBe('what was there');
	expect(stdin.isRaw).toBe(false);
});

test('a paint cut short leaves no margins, no style and no held screen behind', async () => {
	const {emulator, modes, line, take} = openModes();
	modes.take();
	line.send('\u001B[?2026h\u001B[?7l\u001B[2;3r\u001B[31;7mhalf a paint');
	modes.release();
	const bytes = take();
	expect(bytes).toMatch(/\u001B\[\?[\d;]*;2026[;\d]*l/);
	await emulator.write(`${bytes}x\r\n\n\n\n\n\nlast`);
	expect(emulator.cells(emulator.cursor().row)[0]).toMatchObject({
		text: 'l',
		color: undefined,
		isInverse: false,
	});
	expect(emulator.cursor().row).toBe(4);
	expect(emulator.modes().isWrapping).toBe(true);
});

test('giving back twice, or what was never taken, writes nothing', () => {
	const {modes, take} = openModes();
	modes.release();
	expect(take()).toBe('');
	modes.take();
	modes.release();
	take();
	modes.release();
	modes.end();
	expect(take()).toBe('');
});

test('after its end it is not taken again', () => {
	const {modes, take} = openModes();
	modes.end();
	modes.take();
	expect(modes.take()).toBe(false);
	expect([take(), modes.isTaken()]).toEqual(['', false]);
});

test('a terminal without titles is not given one', () => {
	for (const kind of ['', 'dumb', 'linux', 'vt100', 'vt220']) {
		const {modes, take} = openModes(kind);
		modes.take();
		modes.release();
		expect(take()).not.toMatch(/title|22;2t|23;2t|\u001B\[[<=>]/);
	}
});

test('a terminal that is gone is let go of without a word', () => {
	const {modes, stdin, take} = openModes();
	modes.take();
	take();
	stdin.setRawMode = () => {
		throw new Error('EIO');
	};

	modes.release();
	expect(take()).toContain('\u001B[?1049l');
});

/** All that a shell can leave on: mouse, focus, insert mode, origin, margins, line drawing, application keys. */
const leftOn =
	'\u001B[?1000h\u001B[?1003h\u001B[?1006h\u001B[?1004h\u001B[4h\u001B[20h\u001B[3;4r\u001B[?6h\u001B(0\u001B)0\u000E\u001B[?1h\u001B=\u001B[31m\u001B[>31u\u001B[>4;2m\u001B]0;half a title';

test.each([
	['taken', (modes: TerminalModes) => modes.take()],
	['given back for good while another has it', (modes: TerminalModes) => modes.end()],
])('what another left on is off when the terminal is %s', async (_what, then) => {
	const {emulator, modes, take} = openModes();
	const before = emulator.modes();
	modes.take();
	modes.lend();
	await emulator.write(take() + leftOn);
	then(modes);
	const bytes = take();
	await emulator.write(bytes);
	expect(emulator.modes()).toMatchObject({
		isMouseTracked: false,
		isFocusReported: false,
		isInserting: false,
		isOriginMoved: false,
		areKeysOfApplication: false,
	});
	expect(bytes).toContain('\u001B[=0;1u');
	expect(bytes).toContain('\u001B[>4;0m');
	modes.end();
	await emulator.write(`${take()}\rqqq\r\nlast`);
	const {row} = emulator.cursor();
	expect(row).toBe(4);
	expect(emulator.lines()[row - 1]).toBe('qqq');
	expect(emulator.cells(row)[0]).toMatchObject({text: 'l', color: undefined});
	expect({...emulator.modes(), title: ''}).toEqual(before);
});

test('what was left on while it was ours is off when it is given back', async () => {
	const {emulator, modes, take} = openModes();
	const before = emulator.modes();
	modes.take();
	await emulator.write(take() + leftOn);
	modes.release();
	await emulator.write(`${take()}qqq`);
	expect({...emulator.modes(), title: ''}).toEqual(before);
	expect(emulator.lines().join('')).toContain('qqq');
});

test('being taken and given back leaves the cursor where it was', async () => {
	const {emulator, modes, take} = openModes();
	await emulator.write('one\r\ntwo');
	modes.take();
	modes.release();
	await emulator.write(`${take()}!`);
	expect(emulator.lines().slice(0, 2)).toEqual(['one', 'two!']);
});
