import {expect, test} from 'vitest';
import {themes} from '../../source/text/themes.js';
import {openDemo} from '../helpers/open.js';
import type {Terminal} from '../helpers/terminal.js';

const white = 'rgb:ffff/ffff/ffff';
const nearBlack = 'rgb:1e1e/1e1e/2e2e';

/** The background of the row under the cursor. */
function barOf(terminal: Terminal): string | number | undefined {
	return terminal.cells(terminal.rowOf('▸'))[3]?.background;
}

async function waitForBar(terminal: Terminal, name: keyof typeof themes): Promise<void> {
	await terminal.waitFor(`the bar of ${name}`, () => barOf(terminal) === themes[name].selected[1]);
}

test('a terminal that tells of its white background gets the light theme, and its answer is no key', async () => {
	const terminal = await openDemo([], {background: white});
	await waitForBar(terminal, 'light');
	expect(terminal.screen()).toContain('q quit');
	terminal.press('s');
	await terminal.waitForText(/Stop .* \(/);
});

test('a theme by name is not overruled by the background, and the choice is shown at once', async () => {
	const terminal = await openDemo(['--theme', 'high-contrast'], {background: nearBlack});
	await waitForBar(terminal, 'contrastOnDark');
	terminal.press('ctrl+t');
	await terminal.waitForText('Theme', '16 colours');
	terminal.press('k', 'enter');
	await waitForBar(terminal, 'light');
	terminal.press('ctrl+t', 'j', 'j', 'enter');
	await terminal.waitFor('inverse', () => terminal.cells(terminal.rowOf('▸'))[3]?.isInverse === true);
});

test('a terminal that answers nothing shows colours for any background', async () => {
	const terminal = await openDemo();
	const accent = terminal.cells(terminal.rowOf('q quit')).map(({color}) => color);
	expect(accent).toContain(themes.any.accent);
});

test('without colours the terminal is not asked', async () => {
	const terminal = await openDemo(['--no-color'], {background: white});
	expect(terminal.raw()).not.toContain('\u001B]11');
});
