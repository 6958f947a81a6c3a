import {expect, test} from 'vitest';
import {createScreen} from '../../../../source/terminal/cells/screen-writer.js';
import {plain, withSgr} from '../../../../source/text/sgr-style.js';
import {changeStyle} from '../../../../source/terminal/cells/cell-style.js';
import {openTerminalCells} from '../../../helpers/terminal-cells.js';

function openScreen(columns = 40, rows = 5, isReady: () => boolean = () => true) {
	const written: string[] = [];
	const screen = createScreen({columns, rows, isReady, write: bytes => written.push(bytes)});
	return {screen, take: () => written.splice(0).join('')};
}

test('the same frame again sends nothing', () => {
	const {screen, take} = openScreen();
	screen.paint('one\n\u001B[31mtwo\u001B[0m');
	take();
	screen.paint('one\n\u001B[31mtwo\u001B[39m\n');
	expect(take()).toBe('');
});

test('one changed figure sends a move and the figure', () => {
	const {screen, take} = openScreen();
	screen.paint('api   12.5 %\ndb     0.1 %');
	take();
	screen.paint('api   12.7 %\ndb     0.1 %');
	expect(take()).toBe('\u001B[1;10H7');
});

test('a colour is ended at the end of each paint', () => {
	const {screen, take} = openScreen();
	screen.paint('');
	take();
	screen.paint('\u001B[1;31mbad');
	expect(take()).toBe('\u001B[H\u001B[1;31mbad\u001B[m');
});

test('the shorter way between two styles is taken', () => {
	const bold = withSgr(plain, '1');
	const boldRedOnBlue = withSgr(plain, '1;31;44');
	expect(changeStyle(boldRedOnBlue, withSgr(boldRedOnBlue, '32'))).toBe('\u001B[32m');
	expect(changeStyle(boldRedOnBlue, plain)).toBe('\u001B[m');
	expect(changeStyle(boldRedOnBlue, bold)).toBe('\u001B[0;1m');
	expect(changeStyle(withSgr(plain, '1;2'), bold)).toBe('\u001B[0;1m');
	expect(changeStyle(withSgr(plain, '1;31;4'), withSgr(plain, '31;4'))).toBe('\u001B[22m');
	expect(changeStyle(bold, bold)).toBe('');
});

test('the rest of a line that became empty is erased, not overwritten', () => {
	const {screen, take} = openScreen();
	screen.paint('something long stood here');
	take();
	screen.paint('some');
	expect(take()).toBe('\u001B[1;5H\u001B[K');
});

test('after a character that terminals count differently, the rest is placed absolutely', () => {
	const {screen, take} = openScreen();
	screen.paint('');
	take();
	screen.paint('–ab');
	expect(take()).toBe('\u001B[H–\u001B[2Gab');
});

test('a screen of one cell is painted', () => {
	const {screen, take} = openScreen(1, 1);
	screen.paint('世a\nb');
	screen.paint('xyz');
	expect(take()).toContain('x');
});

test('a frame larger than the screen is cut at the right and at the bottom', async () => {
	const {screen, take} = openScreen(4, 2);
	const terminal = openTerminalCells(4, 2);
	screen.paint('abcdef\nab世世\n12');
	await terminal.write(take());
	expect(terminal.text()).toEqual(['abcd', 'ab世']);
	screen.paint('abcdef\nabc世\n12');
	await terminal.write(take());
	expect(terminal.text()).toEqual(['abcd', 'abc']);
});

test('a larger change is shown at once on terminals that can', () => {
	const {screen, take} = openScreen(80, 24);
	screen.paint(Array.from({length: 24}, (_, y) => `row ${y} with some text`).join('\n'));
	expect(take()).toMatch(/^\u001B\[\?2026h.*\u001B\[\?2026l$/s);
});

test('a terminal that lost its screen is repainted whole', async () => {
	const {screen, take} = openScreen(10, 2);
	screen.paint('one\ntwo');
	take();
	screen.invalidate();
	screen.paint('one\ntwo');
	const terminal = openTerminalCells(10, 2);
	await terminal.write('\u001B[2;5Hgarbage\u001B[7m' + take());
	expect(terminal.text()).toEqual(['one', 'two']);
});

test('while the terminal is behind, frames are dropped and the newest is painted when it catches up', () => {
	let isReady = true;
	const {screen, take} = openScreen(20, 2, () => isReady);
	screen.paint('first');
	take();
	isReady = false;
	for (let frame = 0; frame < 1000; frame++) {
		screen.paint(`frame ${frame}`);
	}

	screen.paintWaiting();
	expect(take()).toBe('');
	isReady = true;
	screen.paintWaiting();
	expect(take()).toBe('\u001B[1;2Hrame 999');
	expect(screen.counts().framesDropped).toBe(999);
	screen.paintWaiting();
	expect(take()).toBe('');
});

test('bytes are counted as they go over the line', () => {
	const {screen, take} = openScreen();
	screen.paint('│ 世 │');
	expect(screen.counts().bytesWritten).toBe(Buffer.byteLength(take()));
});

test('more colours than are remembered change nothing but bytes', async () => {
	const {screen, take} = openScreen(8, 40);
	const terminal = openTerminalCells(8, 40);
	const frame = (first: number) =>
		Array.from({length: 40}, (_, y) => {
			const color = first + y;
			return `\u001B[38;2;${color % 256};${color >> 8};1;48;2;1;${color >> 8};${color % 256}mab c\u001B[0m  d`;
		}).join('\n');
	for (let first = 0; first < 6000; first += 37) {
		screen.paint(frame(first));
	}

	await terminal.write(take());
	const fresh = openTerminalCells(8, 40);
	const once = openScreen(8, 40);
	once.screen.paint(frame(37 * 162));
	await fresh.write(once.take());
	expect(terminal.cells()).toEqual(fresh.cells());
});
