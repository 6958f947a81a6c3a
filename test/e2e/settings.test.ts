import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {expect, onTestFinished, test} from 'vitest';
import {serveDemo} from '../helpers/serve-demo.js';
import {cli, open} from '../helpers/open.js';

function makeSettings(text: string) {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-e2e-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	const file = join(folder, 'midwatch', 'config.toml');
	mkdirSync(join(folder, 'midwatch'));
	writeFileSync(file, text);
	return {file, env: {XDG_CONFIG_HOME: folder, XDG_STATE_HOME: join(folder, 'state')}};
}

test('settings hold from the first frame on, a choice on the screen comes before them, mistakes are told', async () => {
	const engine = await serveDemo();
	const {env} = makeSettings(
		`hosts = ["${engine.url}"]\nthem = "dark"\n[containers]\ngrouped = true\n[keys]\nstop = ["alt+s"]\n`,
	);
	const first = open([], {env});
	await first.waitForText('by project', 'API 1.');
	expect(first.screen()).toContain('them is not a setting (did you mean theme?)');
	expect(first.screen()).toContain('alt+s stop');
	first.press('@');
	await first.waitForNoText('by project');
	first.press('q');
	expect((await first.exit).code).toBe(0);
	const second = open([], {env});
	await second.waitForText('api-7', 'API 1.');
	expect(second.screen()).not.toContain('by project');
	const fresh = open(['--fresh'], {env});
	await fresh.waitForText('by project', 'API 1.');
});

test('an engine of the settings that is not there keeps no screen from opening; one that is named on the line does', async () => {
	const engine = await serveDemo();
	const {env} = makeSettings('contexts = ["gone"]\n');
	const terminal = open([], {env: {...env, DOCKER_HOST: engine.url}});
	await terminal.waitForText('api-7', 'API 1.', "the engines of the settings can't be opened");
	const named = open(['--context', 'gone'], {env: {...env, DOCKER_HOST: engine.url}});
	expect((await named.exit).code).toBe(2);
});

test('midwatch config --init writes a file once, and midwatch config shows what holds and from where', () => {
	const {file, env} = makeSettings('');
	rmSync(file);
	const run = (...args: readonly string[]) =>
		execFileSync(process.execPath, [cli, 'config', ...args], {
			env: {...process.env, ...env},
			encoding: 'utf8',
			stdio: 'pipe',
		});
	run('--init');
	const written = readFileSync(file, 'utf8');
	expect(written).toContain('# theme = "auto"');
	expect(() => run('--init')).toThrow(/is there already/);
	expect(readFileSync(file, 'utf8')).toBe(written);
	expect(run()).toMatch(/^theme = "auto" +# usual$/m);
	writeFileSync(file, 'mouse = true\ntheme = 3\n');
	expect(() => run()).toThrow(/line 2, column 1: theme must be one of auto/);
});
