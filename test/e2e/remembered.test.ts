import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {openDemo} from '../helpers/open.js';

function makeState() {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-e2e-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	const start = async (...flags: readonly string[]) => openDemo(flags, {env: {XDG_STATE_HOME: folder}});
	return {folder, start};
}

test('what was chosen on the screen is there at the next start, unless a flag or --fresh says otherwise', async () => {
	const {start} = makeState();
	const first = await start('--no-fresh');
	first.press('@');
	await first.waitForText('by project');
	first.press('%', 'ctrl+t', 'j', 'j', 'enter');
	await first.waitForText('CPU %');
	first.press('q');
	expect((await first.exit).code).toBe(0);

	const second = await start('--no-fresh');
	expect(second.screen()).toContain('by project');
	expect(second.screen()).toContain('by trouble');
	const third = await start('--no-fresh', '--sort', 'name');
	expect(third.screen()).toContain('by name');
	third.press('q');
	await third.exit;
	const fourth = await start('--fresh');
	expect(fourth.screen()).not.toContain('by project');
});

test('the demo writes nothing of its own accord, and neither does a look', async () => {
	const {folder, start} = makeState();
	const demo = await start();
	demo.press('@');
	await demo.waitForText('by project');
	demo.press('q');
	await demo.exit;
	const look = await start('--no-fresh');
	look.press('j', 'enter');
	await look.waitForStable();
	look.press('q');
	await look.exit;
	expect(readdirSync(folder)).toEqual([]);
});
