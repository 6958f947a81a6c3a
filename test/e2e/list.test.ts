import {expect, test} from 'vitest';
import {cursorName, listedNames, listedRows, markedNames, rowOf} from '../helpers/container-list.js';
import {open, openDemo} from '../helpers/open.js';

test('what is in trouble stands on top and says why', async () => {
	const terminal = await openDemo();
	await terminal.waitFor('a reason', () => /OOM/.test(rowOf(terminal, 'worker-3')));
	const names = listedNames(terminal);
	expect(names.slice(0, 6)).toContain('worker-3');
	expect(names.slice(0, 6)).toContain('api-7');
	expect(terminal.lines()[0]).toMatch(/▲ \d+ in trouble +\d+ up +\d+ down/);
});

test('j, k and the arrows move the cursor; several presses in one chunk all count', async () => {
	const terminal = await openDemo(['--sort', 'name']);
	const names = listedNames(terminal);
	expect(cursorName(terminal)).toBe(names[0]);
	terminal.send('jjj');
	await terminal.waitFor('the fourth row', () => cursorName(terminal) === names[3]);
	terminal.send('\u001B[A\u001B[A');
	await terminal.waitFor('the second row', () => cursorName(terminal) === names[1]);
	terminal.press('G');
	await terminal.waitFor('the last row', () => listedRows(terminal).at(-1)?.isCursor === true);
	expect(cursorName(terminal)).not.toBe(names.at(-1));
	terminal.press('g');
	await terminal.waitFor('the first row', () => cursorName(terminal) === names[0]);
	terminal.press('pageDown');
	await terminal.waitFor('another page', () => cursorName(terminal) !== names[0]);
});

test('the cursor goes to what is on top when the order is reversed', async () => {
	const terminal = await openDemo(['--sort', 'name']);
	terminal.press('j');
	await terminal.waitFor('a move', () => listedRows(terminal)[1]?.isCursor === true);
	terminal.press('O');
	await terminal.waitForText('by name, reversed');
	expect(cursorName(terminal)).toBe(listedNames(terminal)[0]);
	expect(listedNames(terminal).toSorted(byCode).toReversed()).toEqual(listedNames(terminal));
});

test('o opens a choice of orders, of which a letter takes one', async () => {
	const terminal = await openDemo();
	await terminal.waitForText('by trouble');
	terminal.press('o');
	await terminal.waitForText('Sort by', /▸ t {2}trouble/);
	terminal.press('n');
	await terminal.waitForText('by name');
	terminal.press('o', 'n');
	await terminal.waitForText('by name, reversed');
	expect(cursorName(terminal)).toBe(listedNames(terminal)[0]);
});

test('enter lists what can be done with the row, and does it', async () => {
	const terminal = await openDemo();
	const name = cursorName(terminal);
	terminal.press('enter');
	await terminal.waitForText('What to do', /s {2}stop /);
	terminal.press('s');
	await terminal.waitForText(`Stop ${name} (`, 'n cancel');
});

test('a filter narrows as it is typed, esc takes it back', async () => {
	const terminal = await openDemo();
	terminal.press('/');
	await terminal.waitForText('filter ›');
	terminal.send('web');
	await terminal.waitFor('web only', () => listedNames(terminal).every(name => name.startsWith('web')));
	expect(listedNames(terminal).length).toBeGreaterThan(1);
	terminal.press('enter');
	await terminal.waitForNoText('filter ›');
	expect(terminal.screen()).toContain('filter web');
	terminal.press('esc');
	await terminal.waitForNoText('filter web');
	terminal.press('/');
	terminal.send('state:paused');
	await terminal.waitFor('paused only', () => listedNames(terminal).join(' ') === 'payments');
	terminal.press('esc');
	await terminal.waitForNoText('state:paused');
	expect(listedNames(terminal).length).toBeGreaterThan(1);
});

test('a filter that matches nothing says so and how to leave it', async () => {
	const terminal = open(['--demo', '--filter', 'no-such-name']);
	await terminal.waitForText('matches the filter no-such-name', 'clears it');
	terminal.press('esc');
	await terminal.waitForText('api-7');
});

test('marks: one by one, all shown, and away again', async () => {
	const terminal = await openDemo(['--sort', 'name']);
	const names = listedNames(terminal);
	terminal.send('  ');
	await terminal.waitFor('two marks', () => markedNames(terminal).length === 2);
	expect(markedNames(terminal)).toEqual(names.slice(0, 2));
	terminal.press('*');
	await terminal.waitFor('all marked', () => listedRows(terminal).every(({isMarked}) => isMarked));
	expect(terminal.screen()).toMatch(/\d\d marked/);
	terminal.press('*');
	await terminal.waitForNoText('marked');
	terminal.press('space');
	await terminal.waitForText('1 marked');
	terminal.press('esc');
	await terminal.waitForNoText('marked');
});

test('a shows only what runs', async () => {
	const terminal = await openDemo();
	terminal.press('/');
	terminal.send('state:exited');
	await terminal.waitFor('exited only', () => listedNames(terminal).includes('cron'));
	terminal.press('enter');
	await terminal.waitForNoText('filter ›');
	terminal.press('a');
	await terminal.waitForText('running only');
	await terminal.waitForNoText('cron');
	terminal.press('a');
	await terminal.waitForText('cron');
});

function byCode(a: string, b: string): number {
	return a < b ? -1 : 1;
}
