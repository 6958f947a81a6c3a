import {expect, test} from 'vitest';
import {kindOf, resetKeys, resetModes} from '../../source/terminal/terminal-resets.js';
import {open} from '../helpers/open.js';

// Every sequence that midwatch sends by itself: modes, cursor motion, colours, erasing, moving lines, the title,
// and the questions whether the terminal has shown all, and what its background is. OSC 52 only when something is copied.
const modes = String.raw`\[\?(?:1049|25|2004|7|6|2026)[hl]`;
const motion = String.raw`\[(?:\d+(?:;\d+)?)?[ABCDGHd]`;
const painting = String.raw`\[(?:[\d;]*m|\d*[JKLMPX@b]|(?:\d+;\d+)?r)`;
const title = String.raw`\]2;midwatch\u0007|\[2[23];2t`;
const question = String.raw`\[[56]n|\]11;\?\u0007`;
const own = new RegExp(String.raw`\u001B(?:${[modes, motion, painting, title, question].join('|')})`, 'g');
/** What sets back the modes that another left on. */
const resets = [resetModes, resetKeys].map(reset => reset(kindOf('xterm-256color')));
const copied = /\u001B\]52;c;[A-Za-z\d+/]+=*\u0007/g;
// What the painter itself uses to move: newline, carriage return and backspace.
const harmful =
	/[\u0000-\u0007\u0009\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/u;

test('of a hostile fleet nothing but text reaches the terminal', async () => {
	const terminal = open(['--demo', '--hostile', '--filter', 'evil'], {columns: 200, rows: 50});
	await terminal.waitForText('API 1.', 'q quit', /evil\S*name/, 'half-evil', 'bold too');
	for (const key of ['1', '2', '3', '4', '5', '6', '7', '8', '9']) {
		terminal.press(key);
		await terminal.waitForStable();
	}

	terminal.press('1', 'i');
	await terminal.waitForText('Inspect');
	terminal.press('tab');
	await terminal.waitForStable();
	expect(foreign(terminal.raw())).toBeUndefined();
	expect(terminal.modes()).toMatchObject({
		isAlternateScreen: true,
		isCursorVisible: false,
		title: 'midwatch',
	});
});

test('what is copied of it is sent as one clipboard sequence', async () => {
	const terminal = open(['--demo', '--hostile', '--filter', 'evil', '--sort', 'name'], {
		columns: 160,
		rows: 45,
	});
	await terminal.waitForText('API 1.', 'q quit', /evil\S*name/);
	terminal.press('y');
	await terminal.waitForText('Copy of');
	terminal.press('j', 'enter');
	await terminal.waitForText('sent to the terminal');
	const raw = terminal.raw();
	const [copy = '', ...more] = raw.match(copied) ?? [];
	expect(more).toEqual([]);
	expect(Buffer.from(copy.slice('\u001B]52;c;'.length, -1), 'base64').toString()).toContain('evil');
	expect(foreign(raw.replace(copied, ''))).toBeUndefined();
});

/** The first character that isn't text, with what stands around it. */
function foreign(raw: string): string | undefined {
	const text = resets.reduce((left, reset) => left.replaceAll(reset, ''), raw).replaceAll(own, '');
	const found = harmful.exec(text);
	return found ? JSON.stringify(text.slice(Math.max(0, found.index - 20), found.index + 40)) : undefined;
}
