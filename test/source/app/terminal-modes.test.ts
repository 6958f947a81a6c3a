import {expect, test} from 'vitest';
import {createTerminalLine} from '../../../source/app/terminal-line.js';
import {createTerminalModes} from '../../../source/app/terminal-modes.js';
import {createEmulator} from '../../helpers/emulator.js';

function openModes(kind = 'xterm-256color') {
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
	const modes = createTerminalModes({line, stdin, title: 'a title', kind});
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
	expect(bytes).toContain('\u001B[?2026l\u001B[r\u001B[m');
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
	for (const kind of ['', 'dumb', 'linux']) {
		const {modes, take} = openModes(kind);
		modes.take();
		modes.release();
		expect(take()).not.toMatch(/title|22;2t|23;2t/);
	}
});

test('a terminal that is gone is let go of without a word', () => {
	const {modes, stdin} = openModes();
	modes.take();
	stdin.setRawMode = () => {
		throw new Error('EIO');
	};

	expect(() => modes.release()).not.toThrow();
});
