import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {constants, tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {describe, expect, onTestFinished, test} from 'vitest';
import {openFront} from '../helpers/front.js';
import {openFromShell} from '../helpers/open-from-shell.js';
import {cli, openCommand} from '../helpers/open.js';
import {serveDemo} from '../helpers/serve-demo.js';
import type {Terminal} from '../helpers/terminal.js';

/** Every way out, and the status it leaves by. */
const ways: ReadonlyArray<{
	readonly by: string;
	readonly status: number;
	readonly leave: (terminal: Terminal, pid: number) => void;
}> = [
	{by: 'q', status: 0, leave: terminal => terminal.press('q')},
	{by: 'ctrl+c', status: 0, leave: terminal => terminal.press('ctrl+c')},
	{
		by: 'q from a zoomed pane with a question open',
		status: 0,
		leave: terminal => terminal.press('z', 's', 'q', 'q'),
	},
	{by: 'SIGTERM', status: 143, leave: (_terminal, pid) => process.kill(pid, 'SIGTERM')},
	{by: 'SIGHUP', status: 129, leave: (_terminal, pid) => process.kill(pid, 'SIGHUP')},
	...(
		[
			'SIGQUIT',
			'SIGABRT',
			'SIGUSR1',
			'SIGUSR2',
			'SIGALRM',
			'SIGXCPU',
			'SIGVTALRM',
			'SIGIO',
			'SIGPWR',
		] as const
	).map(signal => ({
		by: signal,
		status: 128 + constants.signals[signal],
		leave: (_terminal: Terminal, pid: number) => process.kill(pid, signal),
	})),
	{by: 'SIGINT', status: 130, leave: (_terminal, pid) => process.kill(pid, 'SIGINT')},
];

describe('the terminal is given back as it was', () => {
	test.each(ways)('by $by', async ({leave, status}) => {
		const {terminal, pid, modesBefore} = await openFromShell();
		leave(terminal, pid);
		await terminal.waitForText(new RegExp(`left with ${status}\ntty`));
		expect(terminal.modes()).toEqual(modesBefore);
		const [before, after] = terminal.screen().match(/tty .*/g) ?? [];
		expect(after).toBe(before);
		expect(terminal.screen()).toContain('what the user had on the screen');
		expect(terminal.screen()).not.toContain('Containers');
		expect(terminal.raw().split('\u001B[?1049l').at(-1)).not.toMatch(/\u001B\[\d+;\d+H|\u001B\[[56]n/);
	});

	test('by q while a profile of it is taken, which uses a signal of its own', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'midwatch-profile-'));
		onTestFinished(() => rmSync(folder, {recursive: true}));
		const args = ['--cpu-prof', `--cpu-prof-dir=${folder}`, cli, '--demo'];
		const terminal = openCommand(process.execPath, args);
		await terminal.waitForText('api-7', 'API 1.');
		terminal.press('q');
		expect(await terminal.exit).toEqual({code: 0, signal: 0});
		expect(readdirSync(folder)).toHaveLength(1);
	});

	test('by an error thrown in it, whose stack is told on the screen that was there before', async () => {
		const {terminal, pid, modesBefore} = await openFromShell({
			NODE_OPTIONS: '--import ./test/helpers/throw-on-signal.mjs',
		});
		process.kill(pid, 'SIGURG');
		await terminal.waitForText(/left with 1\ntty/);
		expect(terminal.modes()).toEqual(modesBefore);
		expect(terminal.screen()).toContain('thrown for the test');
		expect(terminal.screen()).toContain('throw-on-signal.mjs');
	});
});

/** SIGHUP as it comes, and as it doesn't: under nohup only the dead terminal tells. */
test.each([
	['sh', '-c', 'exec "$@"'],
	['sh', '-c', 'trap "" HUP; exec "$@"'],
])(
	'nothing of it is left when the line is cut, neither a process nor a connection: %s %s %s',
	async (...shell) => {
		const demo = await serveDemo();
		const front = await openFront(new URL(demo.url).pathname);
		onTestFinished(front.close);
		const [file, ...args] = shell;
		const host = ['--host', `tcp://127.0.0.1:${front.port}`];
		const terminal = openCommand(file, [...args, 'sh', process.execPath, cli, ...host]);
		await terminal.waitForText('api-7', 'API 1.');
		expect(front.connections()).toBeGreaterThan(1);
		terminal.hangUp();
		await expect.poll(() => isRunning(terminal.pid), {timeout: 20_000}).toBe(false);
		await expect.poll(front.connections, {timeout: 20_000}).toBe(0);
	},
);

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
