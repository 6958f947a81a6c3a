import {expect, test} from 'vitest';
import {cursorName, listedNames, pick} from '../helpers/container-list.js';
import {open, openDemo} from '../helpers/open.js';

test('the detail panes follow the cursor', async () => {
	const terminal = await openDemo();
	await pick(terminal, 'db');
	await terminal.waitForText('2 Stats · db', '3 Top · db', '4 Logs · db', 'postgres: checkp');
	terminal.press('esc');
	await terminal.waitForNoText('filter /');
	await pick(terminal, 'cache');
	await terminal.waitForText('2 Stats · cache', '3 Top · cache', '4 Logs · cache');
	expect(terminal.screen()).not.toContain('postgres: checkp');
});

test('digits, tab and shift+tab go to a pane; enter gives it the screen, esc takes it back', async () => {
	const terminal = await openDemo();
	await pick(terminal, 'api-7');
	terminal.press('2', 'enter');
	await terminal.waitForNoText('╭ 1 Containers');
	expect(terminal.lines()[2]).toContain('2 Stats');
	terminal.press('esc');
	await terminal.waitForText('╭ 1 Containers', '╭ 4 Logs');
	terminal.press('tab', 'enter');
	await terminal.waitForNoText('╭ 1 Containers');
	expect(terminal.lines()[2]).toContain('3 Top');
	terminal.press('enter', 'shift+tab', 'shift+tab', 'z');
	await terminal.waitForNoText('╭ 3 Top');
	expect(terminal.lines()[2]).toContain('1 Containers');
});

test('zoomed stats show the four charts, and what limits the container', async () => {
	const terminal = await openDemo();
	await pick(terminal, 'api-7');
	terminal.press('2', 'enter');
	await terminal.waitForText('CPU', 'MEM', 'NET', 'DISK', 'throttled', 'limit');
	await terminal.waitForText(/512M/);
	expect(terminal.lines()[2]).toContain('Stats · api-7');
});

test('logs follow, hold still when scrolled up, and follow again', async () => {
	const terminal = await openDemo();
	await pick(terminal, 'gateway');
	terminal.press('l');
	await terminal.waitForText('4 Logs · gateway · following');
	await terminal.waitForText(/│ DEBUG .*requestId/);
	terminal.press('enter', 'pageUp');
	await terminal.waitForNoText('following');
	const held = terminal.lines().slice(3, 13);
	await terminal.waitForText(/\d new/);
	expect(terminal.lines().slice(3, 13)).toEqual(held);
	terminal.press('G');
	await terminal.waitForText('following');
});

test('? shows every key, esc closes it', async () => {
	const terminal = await openDemo([], {rows: 60, columns: 200});
	const name = cursorName(terminal);
	terminal.press('?');
	await terminal.waitForText('Show all keys', 'Down one row', 'Stop the container');
	terminal.press('esc');
	await terminal.waitForNoText('Show all keys');
	expect(name).toBeDefined();
	expect(cursorName(terminal)).toBe(name);
});

test(': finds a command by a few letters and runs it', async () => {
	const terminal = await openDemo();
	terminal.press(':');
	await terminal.waitForText('Commands');
	terminal.send('revers');
	await terminal.waitForText('› revers', 'Reverse the order');
	terminal.press('enter');
	await terminal.waitForText('by trouble, reversed');
});

test('c switches columns', async () => {
	const terminal = await openDemo();
	expect(terminal.lines()[3]).not.toContain('IMAGE');
	terminal.press('c');
	await terminal.waitForText('Columns', 'the image it was created from');
	terminal.press('esc');
	await terminal.waitForNoText('the image it was created from');
});

test('y copies the id by OSC 52', async () => {
	const terminal = await openDemo();
	await pick(terminal, 'db');
	terminal.press('y');
	await terminal.waitForText('Copy of db', 'postgres');
	terminal.press('enter');
	await terminal.waitForText("sent to the terminal's clipboard");
	const [, copied = ''] = /\u001B\]52;c;([\w+/=]+)\u0007/.exec(terminal.raw()) ?? [];
	expect(Buffer.from(copied, 'base64').toString()).toMatch(/^[\da-f]{64}$/);
});

test('everything finds its place again at any size, and a tiny terminal is told so', async () => {
	const terminal = await openDemo();
	for (const [columns, rows] of [
		[80, 24],
		[200, 60],
		[60, 15],
		[120, 40],
	] as const) {
		terminal.resize(columns, rows);
		await terminal.waitFor(`a frame of ${columns}×${rows}`, () => {
			const lines = terminal.lines();
			return (
				lines[2]?.length === columns && lines[2].endsWith('╮') && lines[rows - 1]?.includes('q quit') === true
			);
		});
		expect(listedNames(terminal).length).toBeGreaterThan(2);
	}

	terminal.resize(59, 14);
	await terminal.waitForText('midwatch needs 60×15, this is 59×14');
	terminal.resize(120, 40);
	await terminal.waitForText('api-7');
});

test('wide and hostile names leave every border in its column', async () => {
	const terminal = open(['--demo', '--hostile', '--sort', 'name'], {rows: 66, columns: 160});
	await terminal.waitForText('注文', 'party', 'q quit');
	const rows = terminal.lines().flatMap((line, row) => (line.startsWith('│') ? [row] : []));
	expect(rows.length).toBeGreaterThan(40);
	for (const row of rows) {
		expect(terminal.cells(row)[159]?.text, terminal.lines()[row]).toBe('│');
	}
});
