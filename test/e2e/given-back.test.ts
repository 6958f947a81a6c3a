import {readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {openFromShell} from '../helpers/open-from-shell.js';
import {cli, openCommand, openDemo} from '../helpers/open.js';

test.each(['exception', 'rejection'])(
	'an %s that nobody expects gives the terminal back and leaves a report without secrets',
	async fault => {
		const {terminal, pid, modesBefore, folder} = await openFromShell({
			NODE_OPTIONS: '--import ./test/helpers/throw-on-signal.mjs',
			MIDWATCH_TEST_FAULT: fault,
		});
		process.kill(pid, 'SIGURG');
		await terminal.waitForText(/left with 1\ntty/);
		expect(terminal.modes()).toEqual(modesBefore);
		const path = join(folder, 'midwatch', 'crash.txt');
		expect(terminal.screen().replaceAll('\n', '')).toContain(path);
		expect(statSync(path).mode & 0o777).toBe(0o600);
		for (const words of [terminal.screen(), readFileSync(path, 'utf8')]) {
			expect(words).toContain('thrown for the test');
			expect(words).not.toContain('swordfish');
		}
	},
);

describe('on any terminal', () => {
	test.each([
		['dumb', 'TERM=dumb'],
		['not set', '-u', 'TERM'],
	])('without a full screen it says so: TERM is %s', async (what, ...kind) => {
		const terminal = openCommand('env', [...kind, process.execPath, cli, '--demo']);
		expect((await terminal.exit).code).toBe(2);
		expect(terminal.screen()).toContain(`TERM is ${what}`);
		expect(terminal.screen()).toContain('--once');
		expect(terminal.raw()).not.toContain('\u001B');
	});

	test.each(['vt100', 'linux'])('a %s is sent what it knows, and nothing else', async kind => {
		const command = [`TERM=${kind}`, 'COLORTERM=', process.execPath, cli, '--demo'];
		const terminal = openCommand('env', command);
		await terminal.waitForText('api-7', 'q quit');
		terminal.press('s');
		await terminal.waitForText('Stop ');
		terminal.press('n', 'q');
		expect((await terminal.exit).code).toBe(0);
		expect(terminal.raw()).not.toMatch(/[^\u0000-\u007F]|2026|\u001B\]|\u001B\[[<=>]/);
		expect(/\u001B\[[\d;]*3\dm/.test(terminal.raw())).toBe(kind === 'linux');
	});

	test('without UTF-8 nothing but ASCII is sent', async () => {
		const terminal = await openDemo([], {env: {LANG: 'C'}, columns: 160});
		terminal.press('i');
		await terminal.waitForText('Inspect');
		expect(terminal.raw()).not.toMatch(/[^\u0000-\u007F]/);
	});

	test('of one cell it says nothing wrong, and grows again', async () => {
		const terminal = await openDemo();
		terminal.resize(1, 1);
		await terminal.waitForStable();
		terminal.press('j');
		terminal.resize(100, 30);
		await terminal.waitForText('api-7', 'q quit');
		terminal.press('q');
		expect((await terminal.exit).code).toBe(0);
	});

	test('a storm of sizes ends in the picture of the last', async () => {
		const terminal = await openDemo();
		for (let turn = 0; turn < 200; turn++) {
			terminal.resize(60 + ((turn * 37) % 120), 15 + ((turn * 13) % 40));
		}

		terminal.resize(110, 35);
		await terminal.waitFor('the last size', () => terminal.lines()[33]?.length === 110);
		await terminal.waitForText('api-7', 'q quit');
	});
});
