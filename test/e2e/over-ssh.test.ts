import {execFile} from 'node:child_process';
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {expect, onTestFinished, test} from 'vitest';
import {makeFakeSsh, type FakeSsh} from '../helpers/fake-ssh.js';
import {cli, open} from '../helpers/open.js';
import {serveDemo} from '../helpers/serve-demo.js';

const run = promisify(execFile);

/** A far engine, an ssh that leads to it, and a folder for what midwatch makes. */
async function prepare(): Promise<{
	fake: FakeSsh;
	far: string;
	env: Record<string, string>;
	left: () => readonly string[];
}> {
	const demo = await serveDemo();
	const fake = makeFakeSsh();
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-tmp-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	return {
		fake,
		far: new URL(demo.url).pathname,
		env: {...fake.env, TMPDIR: folder},
		left: () => readdirSync(folder).filter(name => name.startsWith('midwatch-ssh-')),
	};
}

/** Its last line of its own. */
const unanswered = /Are you sure you want to continue connecting \(yes\/no\)\?\s*$/m;

async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) {
		await new Promise(resolve => {
			setTimeout(resolve, 20);
		});
	}
}

test.each(['SIGTERM', 'SIGHUP', 'SIGKILL'] as const)(
	'after %s neither ssh nor its socket remains',
	async by => {
		const {fake, far, env, left} = await prepare();
		const terminal = open(['--host', `ssh://ops@good${far}`], {env});
		await terminal.waitForText('api-7', 'API 1.');
		expect(fake.running()).not.toEqual([]);
		expect(left()).toHaveLength(1);
		terminal.kill(by);
		await terminal.exit;
		await until(() => fake.running().length === 0 && left().length === 0);
		expect(left()).toEqual([]);
	},
);

test('a terminal that is cut off takes sessions of the docker command with it', async () => {
	const {fake, far, env, left} = await prepare();
	const terminal = open(['--host', `ssh://noforward${far}`], {env});
	await terminal.waitForText('api-7', 'API 1.');
	expect(fake.running()).not.toEqual([]);
	terminal.hangUp();
	await until(() => fake.running().length === 0 && left().length === 0);
	expect(left()).toEqual([]);
});

test('what ssh wants to know it asks at the terminal, when the user lets it, and once', async () => {
	const {fake, far, env} = await prepare();
	const terminal = open(['--host', `ssh://asks${far}`], {env});
	await terminal.waitForText('its host key is not known here', 'let ssh ask here');
	terminal.press('r');
	await terminal.waitForText(unanswered);
	terminal.press('n', 'o', 'enter');
	await terminal.waitForText('its host key is not known here', 'let ssh ask here');
	terminal.press('enter');
	await terminal.waitForText(unanswered);
	terminal.press('y', 'e', 's', 'enter');
	await terminal.waitForText('api-7', 'API 1.');
	expect(fake.lines()).toHaveLength(3);
	terminal.press('q');
	expect((await terminal.exit).code).toBe(0);
	await until(() => fake.running().length === 0);
});

test('one look over ssh, and nothing said on stderr', async () => {
	const {fake, far, env, left} = await prepare();
	const args = [cli, '--once', '--json', '--host', `ssh://good${far}`];
	const {stdout, stderr} = await run(process.execPath, args, {env: {...process.env, ...env}});
	expect(stdout).toContain('api-7');
	expect(stderr).toBe('');
	await until(() => fake.running().length === 0);
	expect(left()).toEqual([]);
	const refused = run(process.execPath, [cli, '--once', '--host', 'ssh://denied'], {
		env: {...process.env, ...env},
	});
	await expect(refused).rejects.toMatchObject({
		code: 1,
		stderr: expect.stringContaining('ssh://denied: no key was accepted, or the key needs its passphrase'),
	});
});
