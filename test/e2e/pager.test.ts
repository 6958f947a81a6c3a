import {chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {pick} from '../helpers/container-list.js';
import {openDemo} from '../helpers/open.js';

function folder(): string {
	const path = mkdtempSync(join(tmpdir(), 'midwatch-pager-'));
	onTestFinished(() => rmSync(path, {recursive: true}));
	return path;
}

/** A program that keeps what it is given, says so on the terminal, and ends at a key. */
function makePager(at: string): string {
	const path = join(at, 'pager');
	writeFileSync(path, `#!/bin/sh\ncat >"$1"\nprintf 'paged; enter ends'\nread -r _ </dev/tty\n`);
	chmodSync(path, 0o755);
	return path;
}

test('| gives the terminal to the pager with the lines that match, and takes it back', async () => {
	const at = folder();
	const paged = join(at, 'paged');
	const terminal = await openDemo([], {env: {PAGER: `${makePager(at)} ${paged}`}});
	await pick(terminal, 'gateway');
	terminal.press('l');
	await terminal.waitForText(/│ DEBUG .*requestId/);
	terminal.press('&');
	terminal.send('level:debug & requestId');
	terminal.press('enter');
	await terminal.waitForText(/& level:debug & requestId \([1-9]/);
	terminal.press('|');
	await terminal.waitForText('paged; enter ends');
	const lines = readFileSync(paged, 'utf8').trimEnd().split('\n');
	expect(lines.length).toBeGreaterThan(0);
	expect(lines.filter(line => !/^\d{4}-\d\d-\d\dT\S+Z .*requestId/.test(line))).toEqual([]);
	terminal.press('enter');
	await terminal.waitForText('Logs · gateway');
	terminal.press('q');
	expect((await terminal.exit).code).toBe(0);
});

test('a pager that isn’t there is told, and the screen comes back', async () => {
	const terminal = await openDemo([], {env: {PAGER: join(folder(), 'nothing')}});
	await pick(terminal, 'gateway');
	terminal.press('l');
	await terminal.waitForText('Logs · gateway', 'errors only');
	terminal.press('|');
	await terminal.waitForText('there is no such program');
	terminal.press('q');
	expect((await terminal.exit).code).toBe(0);
});
