import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {openDemo} from '../helpers/open.js';

test('switches of the packages that are built in are none of midwatch', async () => {
	const terminal = await openDemo([], {
		env: {
			DEV: 'true',
			READABLE_STREAM: 'disable',
			DEBUG: '*',
			INK_SCREEN_READER: 'true',
			DOCKER_PATH_PREFIX: '/elsewhere',
			DOCKER_CLIENT_TIMEOUT: '1',
			YARGS_MIN_NODE_VERSION: '99',
		},
	});
	terminal.press('enter');
	await terminal.waitForText('api-7');
	terminal.press('4');
	await terminal.waitForText(/Logs/);
	terminal.press('ctrl+c');
	expect((await terminal.exit).code).toBe(0);
	expect(terminal.screen()).toBe('');
});

test.each(['/proc', '/dev/null', '/nonexistent/folder'])(
	'without a folder for what is compiled it starts all the same: %s',
	async folder => {
		const terminal = await openDemo([], {env: {XDG_CACHE_HOME: folder, XDG_STATE_HOME: folder}});
		terminal.press('q');
		expect((await terminal.exit).code).toBe(0);
	},
);

test('in a folder of our own what is compiled is kept', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-cache-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	const terminal = await openDemo([], {env: {XDG_CACHE_HOME: folder}});
	terminal.press('q');
	expect((await terminal.exit).code).toBe(0);
	expect(readdirSync(join(folder, 'midwatch')).length).toBeGreaterThan(0);
});
