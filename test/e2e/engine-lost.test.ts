import {expect, test} from 'vitest';
import {cursorName, listedNames, pick, rowOf} from '../helpers/container-list.js';
import {open} from '../helpers/open.js';
import {serveDemo} from '../helpers/serve-demo.js';

test('an engine that dies leaves its last words, dimmed and with their age; when it is back, so is all', async () => {
	const engine = await serveDemo();
	const terminal = open(['--host', engine.url]);
	await terminal.waitForText('api-7', 'API 1.');
	await pick(terminal, 'db');
	const listed = new Set<string>();
	const stop = terminal.onChange(() => listed.add(listedNames(terminal).join(' ')));
	await engine.crash();
	await terminal.waitForText('The engine is unreachable', /stale for \d/);
	stop();
	// In no frame on the way either was there another list.
	expect([...listed]).toEqual(['db']);
	const row = terminal.rowOf(/^│▸ +db/);
	const state = terminal.lines()[row]!.indexOf('up ');
	const colorWhileGone = terminal.cells(row)[state]!.color;
	await engine.start();
	await terminal.waitForNoText('The engine is unreachable');
	await terminal.waitForNoText('stale');
	await terminal.waitFor('figures', () => /\d\.\d/.test(rowOf(terminal, 'db')));
	expect(cursorName(terminal)).toBe('db');
	expect(terminal.cells(terminal.rowOf(/^│▸ +db/))[state]!.color).not.toBe(colorWhileGone);
	terminal.press('esc');
	await terminal.waitForText('api-7');
	expect(new Set(listedNames(terminal)).size).toBe(listedNames(terminal).length);
});

test('an engine that hangs is told from a dead one, and its silence ends by itself', async () => {
	const engine = await serveDemo();
	const terminal = open(['--host', engine.url]);
	await terminal.waitForText('api-7', 'API 1.');
	engine.kill('SIGSTOP');
	await terminal.waitForText('The engine is not responding', /stale for \d/);
	terminal.press('j');
	await terminal.waitFor(
		'the cursor to move all the same',
		() => listedNames(terminal)[1] === cursorName(terminal),
	);
	engine.kill('SIGCONT');
	await terminal.waitForNoText('does not answer');
	await terminal.waitForNoText('stale');
	expect(listedNames(terminal)).toContain('api-7');
});

test('r tries again at once', async () => {
	const engine = await serveDemo();
	const terminal = open(['--host', engine.url]);
	await terminal.waitForText('api-7', 'API 1.');
	await engine.crash();
	await terminal.waitForText(/retrying in [3-9] ?s/);
	await engine.start();
	terminal.press('r');
	await terminal.waitForNoText('The engine is unreachable');
	expect(listedNames(terminal)).toContain('api-7');
});

test('with no engine at the start the screen opens, says why and what to do, and d opens the demo', async () => {
	const terminal = open(['--host', 'unix:///nonexistent/docker.sock']);
	await terminal.waitForText('Cannot reach the engine', '/nonexistent/docker.sock', 'open the demo');
	expect(terminal.modes().isAlternateScreen).toBe(true);
	terminal.press('d');
	await terminal.waitForText('api-7', 'nothing here is real');
	await terminal.waitFor('the cursor on api-7', () => cursorName(terminal) === 'api-7');
	terminal.press('q');
	expect((await terminal.exit).code).toBe(0);
});
