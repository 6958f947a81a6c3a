import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {pick} from '../helpers/container-list.js';
import {openFaultProxy} from '../helpers/fault-proxy.js';
import {open} from '../helpers/open.js';
import {serveDemo} from '../helpers/serve-demo.js';

test.each(['SIGTERM', 'SIGHUP', 'ctrl+c'] as const)('a save that %s breaks off leaves no file', async how => {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-saving-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	const path = join(folder, 'saved.log');
	const engine = await serveDemo();
	const proxy = await openFaultProxy(engine.url.replace('unix://', ''));
	onTestFinished(proxy.close);
	proxy.setFault(({path: asked}) => (asked.includes('follow=false') ? {kind: 'hang'} : undefined));
	const terminal = open(['--host', `unix://${proxy.socketPath}`]);
	await terminal.waitForText('api-7', 'API 1.');
	await pick(terminal, 'db');
	terminal.press('l');
	await terminal.waitForText('errors only');
	terminal.press('S');
	await terminal.waitForText('all lines that the engine has');
	terminal.press('j', 'enter');
	await terminal.waitForText('to the file');
	terminal.press('ctrl+u');
	terminal.send(path);
	await terminal.waitForText('saved.log');
	terminal.press('enter');
	await terminal.waitFor('the file', () => existsSync(path));
	if (how === 'ctrl+c') {
		terminal.press('ctrl+c');
	} else {
		terminal.kill(how);
	}

	await terminal.exit;
	expect(existsSync(path)).toBe(false);
});
