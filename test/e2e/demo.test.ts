import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {cursorName} from '../helpers/container-list.js';
import {open, openDemo} from '../helpers/open.js';

test('the demo opens on a container that every pane has something to show of', async () => {
	const terminal = await openDemo();
	expect(cursorName(terminal)).toBe('api-7');
	await terminal.waitForText('2 Stats · api-7', '3 Top · api-7', '4 Logs · api-7', 'node server.js', 'CPU');
	expect(terminal.screen()).not.toContain('it is not running');
});

test('names and texts that mean harm are there only when asked for', async () => {
	const tame = open(['--demo', '--once', '--no-stats']);
	await tame.exit;
	expect(tame.screen()).toContain('api-7');
	expect(tame.screen()).not.toMatch(/evil|注文|party/);
	const hostile = open(['--demo', '--hostile', '--once', '--no-stats']);
	await hostile.exit;
	expect(hostile.screen()).toContain('half-evil');
});

test('what a killed demo left behind is swept at the next start', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-e2e-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	const sockets = () => readdirSync(folder).filter(name => name.startsWith('midwatch-demo-'));
	const first = await openDemo([], {env: {TMPDIR: folder}});
	const [left] = sockets();
	first.kill('SIGKILL');
	await first.exit;
	expect(sockets()).toEqual([left]);
	const second = await openDemo([], {env: {TMPDIR: folder}});
	await second.waitFor('the sweep', () => left !== undefined && !sockets().includes(left));
	expect(sockets()).toHaveLength(1);
});
