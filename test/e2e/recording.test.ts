import {mkdtempSync, readdirSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeEach, expect, onTestFinished, test, vi} from 'vitest';
import {open} from '../helpers/open.js';

let recordings: string;
beforeEach(() => {
	recordings = mkdtempSync(join(tmpdir(), 'midwatch-recordings-'));
	onTestFinished(() => rmSync(recordings, {recursive: true}));
});

/** The folder of the only engine recorded, and the bytes written there. */
function recorded() {
	const [name] = readdirSync(recordings);
	const folder = join(recordings, name ?? '');
	const segments = name === undefined ? [] : readdirSync(folder).filter(one => one.endsWith('.mwr'));
	return {folder, bytes: segments.reduce((sum, one) => sum + statSync(join(folder, one)).size, 0)};
}

/** Records the embedded engine until its containers have been written. */
async function record() {
	const terminal = open(['record', '--demo=6', '--dir', recordings]);
	await vi.waitUntil(() => recorded().bytes > 1000, {timeout: 60_000, interval: 100});
	return terminal;
}

test('what was recorded is there again: as the screen, and as a report', async () => {
	const recorder = await record();
	recorder.kill('SIGTERM');
	expect((await recorder.exit).code).toBe(0);
	const {folder} = recorded();
	expect(readdirSync(folder)).not.toContain('lock');

	const screen = open(['replay', folder]);
	await screen.waitForText('RECORDING', 'api-7', 'before its end');
	screen.press('<');
	await screen.waitForText('10 s before its end');
	screen.press('q');
	expect((await screen.exit).code).toBe(0);

	const report = open(['report', '--recording', folder, '--format', 'json'], {columns: 200, rows: 400});
	expect((await report.exit).code).toBe(0);
	expect(report.screen()).toContain('"label": "demo"');
	expect(report.screen()).toContain('"name": "api-7"');
});

test('a recorder that was killed costs ten seconds at most, and stands in nobody’s way', async () => {
	const recorder = await record();
	recorder.kill('SIGKILL');
	await recorder.exit;
	const {folder} = recorded();
	const terminal = open(['replay', folder]);
	await terminal.waitForText('RECORDING', 'api-7');
});

test('a second recorder of the same engine is told who is the first', async () => {
	const first = await record();
	const [url = ''] = /unix:\/\/\S+/.exec(first.screen()) ?? [];
	const second = open(['record', '--host', url, '--dir', recordings], {columns: 200});
	expect((await second.exit).code).toBe(1);
	expect(second.screen()).toContain(`process ${first.pid} records into`);
});

test.each([
	[['replay'], 'name one recording'],
	[['replay', '/nowhere'], 'no such file or directory'],
	[['replay', '/'], 'holds no segments'],
	[['report', '--recording', '/nowhere'], 'there is no recording in /nowhere'],
	[['report', '--recording', '/nowhere', '--format', 'pdf'], 'use md, html or json'],
	[['record', '--max-size', '1k'], 'at least 16M'],
	[['record', '--max-age', 'soon'], 'write 12h or 14d'],
])('midwatch %j says what is wrong', async (args, words) => {
	const terminal = open(args, {columns: 200});
	expect((await terminal.exit).code).toBe(2);
	expect(terminal.screen()).toContain(words);
});

test('the unit that is printed runs this program with the same options', async () => {
	const terminal = open(['record', '--print-unit', '--max-age', '7d', '--host', 'unix:///a b%c'], {
		columns: 300,
	});
	await terminal.exit;
	expect(terminal.screen()).toMatch(
		/^ExecStart=\/\S+ \S*cli\.js record --max-age 7d --host "unix:\/\/\/a b%%c"$/m,
	);
});
