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

test('a bug in what paints a pane is told in its place, and the rest goes on', async () => {
	const {terminal, modesBefore, report} = await openWithFaultIn('pane');
	await terminal.waitForText('This pane failed: thrown for the test');
	terminal.press('q');
	await terminal.waitForText(/left with 0\ntty/);
	expect(existsSync(report)).toBe(false);
	expect(terminal.modes()).toEqual(modesBefore);
});
