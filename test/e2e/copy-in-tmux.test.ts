import {execFile, spawnSync} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {expect, onTestFinished, test} from 'vitest';
import {cli, openCommand} from '../helpers/open.js';

const run = promisify(execFile);
const hasTmux = spawnSync('tmux', ['-V']).status === 0;

// By tmux's own defaults, which take no clipboard sequence from a program.
test.skipIf(!hasTmux)('what is copied under tmux is in its buffer, and goes on to its terminal', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'midwatch-tmux-'));
	const socket = join(folder, 'tmux');
	const tmux = async (...args: readonly string[]) => run('tmux', ['-S', socket, ...args]);
	onTestFinished(async () => {
		await tmux('kill-server').catch(() => {});
		await rm(folder, {recursive: true, force: true});
	});
	const program = [process.execPath, cli, '--demo', '--filter', 'api-7'];
	const terminal = openCommand('tmux', ['-S', socket, '-f', '/dev/null', 'new-session', ...program], {
		columns: 160,
		rows: 45,
	});
	await terminal.waitForText('api-7', 'API 1.');
	terminal.press('y');
	await terminal.waitForText('Copy of');
	terminal.press('j', 'enter');
	await terminal.waitForText("in tmux's buffer, and sent on");
	expect((await tmux('show-buffer')).stdout).toBe('api-7');
	const sent = `;${Buffer.from('api-7').toString('base64')}\u0007`;
	await terminal.waitFor('the copy', () => terminal.raw().includes(sent));
});
