import {existsSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {openFromShell} from '../helpers/open-from-shell.js';

async function openWithFaultIn(layer: string) {
	const opened = await openFromShell({
		NODE_OPTIONS: '--import ./test/helpers/throw-in-layer.mjs',
		MIDWATCH_TEST_LAYER: layer,
	});
	process.kill(opened.pid, 'SIGURG');
	await expect.poll(() => existsSync(join(opened.folder, 'armed')), {timeout: 20_000}).toBe(true);
	return {...opened, report: join(opened.folder, 'midwatch', 'crash.txt')};
}

test.each([
	['reducer', [], '', []],
	['feed', [], '', []],
	['action', ['s'], '▲ Stop ', ['y']],
	['screen', ['?'], '', []],
])('a bug in the layer of %s gives the terminal back, and says where its report is', async (...how) => {
	const [layer, keys, shown, then] = how;
	const {terminal, modesBefore, report} = await openWithFaultIn(layer);
	terminal.press(...keys);
	await terminal.waitForText(shown);
	terminal.press(...then);
	await terminal.waitForText(/left with 1\ntty/);
	expect(terminal.screen()).toContain('thrown for the test');
	expect(terminal.screen().replaceAll('\n', '')).toContain(report);
	expect(existsSync(report)).toBe(true);
	expect(terminal.modes()).toEqual(modesBefore);
});

test.each([
	['body', '│ This pane failed: thrown for the test'],
	['title', '╭ 2  The title failed: thrown for the test'],
	['header', ' The header failed: thrown for the test'],
	['footer', ' The footer failed: thrown for the test'],
])(
	'a bug in what paints the %s of a part is told in its place, and the rest goes on',
	async (layer, words) => {
		const {terminal, modesBefore, report} = await openWithFaultIn(layer);
		// From one container to the next, all of it is painted anew.
		terminal.press('j', 'j', 'j', 'j');
		await terminal.waitForText(words);
		expect(terminal.screen()).toContain('api-7');
		terminal.press('q');
		await terminal.waitForText(/left with 0\ntty/);
		expect(existsSync(report)).toBe(false);
		expect(terminal.modes()).toEqual(modesBefore);
	},
);

test('a bug in what paints the table of a part is told in its place, and the rest goes on', async () => {
	const {terminal, modesBefore, report} = await openWithFaultIn('table');
	terminal.press('6');
	const told = '│ The preview failed: thrown for the test';
	await terminal.waitForText(told);
	expect(terminal.screen()).toMatch(/NAME[^]*▸[^]*\n│─+│\n│ The preview failed/);
	const cursorRow = () => /▸.*/.exec(terminal.screen())?.[0];
	const before = cursorRow();
	terminal.press('j');
	await terminal.waitFor('the next row', () => cursorRow() !== before);
	expect(terminal.screen()).toContain(told);
	terminal.press('1');
	await terminal.waitForText('api-7');
	terminal.press('q');
	await terminal.waitForText(/left with 0\ntty/);
	expect(existsSync(report)).toBe(false);
	expect(terminal.modes()).toEqual(modesBefore);
});

test.each([
	['header', ' The header failed: thrown for the test'],
	['body', '│ This pane failed: thrown for the test'],
	['title', '╭ 2  The title failed: thrown for the test'],
	['footer', ' The footer failed: thrown for the test'],
])('so is one in the %s that the first frame runs into', async (layer, words) => {
	const {terminal, modesBefore} = await openFromShell({
		NODE_OPTIONS: '--import ./test/helpers/throw-in-layer.mjs',
		MIDWATCH_TEST_LAYER: layer,
		MIDWATCH_TEST_ARMED: 'yes',
	});
	await terminal.waitForText(words);
	terminal.press('q');
	await terminal.waitForText(/left with 0\ntty/);
	expect(terminal.modes()).toEqual(modesBefore);
});
