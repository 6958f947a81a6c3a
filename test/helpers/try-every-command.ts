import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readdirSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished} from 'vitest';
import {commandTables} from '../../source/cli/command-tables.js';
import {openCommand} from './open.js';

/**
 * Tries every command of an installed midwatch, far from this repository: what prints, a recording made, reported and
 * replayed, and the screen.
 */
export async function tryEveryCommand(midwatch: string, path: string): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-installed-'));
	onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
	const env = {PATH: path, HOME: folder, LANG: 'C.UTF-8'};
	const print = (...args: readonly string[]) => {
		const {status, stdout, stderr} = spawnSync(midwatch, args, {cwd: folder, env, encoding: 'utf8'});
		expect({args, status, stderr}).toEqual({args, status: 0, stderr: ''});
		return stdout;
	};

	expect(print('--version')).toMatch(/^midwatch \d+\.\d+\.\d+ \(commit .+\)\n$/);
	expect(print('--help')).toContain('--read-only');
	for (const name of Object.keys(commandTables)) {
		expect(print(name, '--help')).toContain(`$ midwatch ${name}`);
	}

	expect(print('man')).toContain('.TH MIDWATCH 1');
	expect(print('completion', 'bash')).toContain('complete -F _midwatch midwatch');
	expect(print('__complete', 'rec')).toContain('record\t');
	expect(print('doctor', '--demo')).toContain('midwatch would work here.');
	expect(print('--once', '--demo')).toMatch(/^ *api-7 .*unhealthy/m);

	const recordings = join(folder, 'recordings');
	await recordDemo(midwatch, recordings, env);
	const [recording = ''] = readdirSync(recordings);
	expect(print('report', '--recording', join(recordings, recording))).toContain('# Incident report');

	const options = {cwd: folder, env: {...env, CI: 'false'}};
	const replayed = openCommand(midwatch, ['replay', join(recordings, recording)], options);
	await replayed.waitForText('api-7');
	const screen = openCommand(midwatch, ['--demo'], options);
	await screen.waitForText('api-7', 'API 1.');
	screen.press('q');
	expect(await screen.exit).toMatchObject({code: 0});
}

async function recordDemo(midwatch: string, recordings: string, env: Readonly<Record<string, string>>) {
	const recorder = spawn(midwatch, ['record', '--demo', '--dir', recordings], {env});
	const exited = once(recorder, 'exit');
	await once(recorder.stdout, 'data');
	// A segment begins with its header; what happened is written every few seconds.
	const kept = () =>
		readdirSync(recordings, {recursive: true, encoding: 'utf8'})
			.filter(name => name.endsWith('.mwr'))
			.reduce((sum, name) => sum + statSync(join(recordings, name)).size, 0);
	await expect.poll(kept, {timeout: 40_000}).toBeGreaterThan(4000);
	recorder.kill('SIGINT');
	expect(await exited).toEqual([0, null]);
}
