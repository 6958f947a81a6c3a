import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {serveDemo} from '../helpers/serve-demo.js';
import {open, openDemo} from '../helpers/open.js';

async function makeState() {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-e2e-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	const env = {XDG_STATE_HOME: folder};
	const engine = await serveDemo();
	const start = async (...flags: readonly string[]) => {
		const terminal = open(['--host', engine.url, ...flags], {env});
		await terminal.waitForText('api-7', 'API 1.');
		return terminal;
	};

	return {folder, env, start};
}

test('what was chosen on the screen is there at the next start, unless a flag or --fresh says otherwise', async () => {
	const {start} = await makeState();
	const first = await start();
	first.press('@');
	await first.waitForText('by project');
	first.press('%', 'ctrl+t', 'j', 'j', 'enter');
	await first.waitForText('CPU %');
	first.press('q');
	expect((await first.exit).code).toBe(0);

	const second = await start();
	expect(second.screen()).toContain('by project');
	expect(second.screen()).toContain('by trouble');
	const third = await start('--sort', 'name');
	expect(third.screen()).toContain('by name');
	third.press('q');
	await third.exit;
	const fourth = await start('--fresh');
	expect(fourth.screen()).not.toContain('by project');
});

test('the demo writes nothing of its own accord, and neither does a look', async () => {
	const {folder, env, start} = await makeState();
	const demo = await openDemo([], {env});
	demo.press('@');
	await demo.waitForText('by project');
	demo.press('q');
	await demo.exit;
	const look = await start();
	look.press('j', 'z');
	await look.waitForStable();
	look.press('q');
	await look.exit;
	expect(readdirSync(folder)).toEqual([]);
});
