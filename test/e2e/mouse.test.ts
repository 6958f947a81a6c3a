import {expect, test} from 'vitest';
import {cursorName, pick} from '../helpers/container-list.js';
import {openDemo} from '../helpers/open.js';
import type {Terminal} from '../helpers/terminal.js';

/** Other rows may tell of their cache. */
const cacheRow = /^│.. cache /;

/** A click as terminals report it in mode 1006. */
function click(terminal: Terminal, row: number, column: number): void {
	terminal.send(`\u001B[<0;${column + 1};${row + 1}M\u001B[<0;${column + 1};${row + 1}m`);
}

test('a click selects, two zoom, and the keys act on what was clicked', async () => {
	const terminal = await openDemo(['--mouse', '--sort', 'name'], {background: 'rgb:00/00/00'});
	expect(terminal.modes().isMouseTracked).toBe(true);
	const row = terminal.rowOf(cacheRow);
	click(terminal, row, 10);
	await terminal.waitFor('the cursor on cache', () => cursorName(terminal) === 'cache');
	terminal.press('s');
	await terminal.waitForText('Stop cache (');
	click(terminal, terminal.rowOf('Stop cache ('), 5);
	terminal.press('n');
	await terminal.waitForNoText('Stop cache (');
	click(terminal, row, 10);
	click(terminal, row, 10);
	await terminal.waitForNoText('4 Logs ·');
	terminal.press('esc');
	await terminal.waitForText('4 Logs ·');
});

test('a shell has the mouse as it was, and midwatch has it back afterwards', async () => {
	const terminal = await openDemo(['--mouse']);
	await pick(terminal, 'db');
	terminal.press('e');
	await terminal.waitForText('ctrl+p ctrl+q detaches', /[#$] *$/m);
	expect(terminal.modes().isMouseTracked).toBe(false);
	terminal.send('\u0010\u0011');
	await terminal.waitForText('db: detached');
	expect(terminal.modes().isMouseTracked).toBe(true);
});

test('without --mouse the terminal is not asked for it, and what it reports does nothing', async () => {
	const terminal = await openDemo(['--sort', 'name']);
	expect(terminal.modes().isMouseTracked).toBe(false);
	const before = cursorName(terminal);
	click(terminal, terminal.rowOf(cacheRow), 10);
	await terminal.waitForStable();
	expect(cursorName(terminal)).toBe(before);
});
