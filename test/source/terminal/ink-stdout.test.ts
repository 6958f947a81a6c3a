import {Text, render} from 'ink';
import {createElement} from 'react';
import {expect, test} from 'vitest';
import {createInkStdin} from '../../../source/terminal/ink-stdin.js';
import {createInkStdout} from '../../../source/terminal/ink-stdout.js';

function openText(columns = 20) {
	const frames: string[] = [];
	const picture = createInkStdout({columns, rows: 5}, frame => frames.push(frame));
	const app = render(createElement(Text, null, 'a text'), {
		stdin: createInkStdin(),
		stdout: picture.stream,
		debug: true,
		interactive: true,
		patchConsole: false,
		exitOnCtrlC: false,
	});
	return {frames, picture, app, settle: async () => app.waitUntilRenderFlush()};
}

test('Ink hands over whole frames and nothing else, to its end', async () => {
	const {frames, app, settle} = openText();
	await settle();
	app.unmount();
	await app.waitUntilExit();
	expect(new Set(frames)).toEqual(new Set(['a text']));
});

test('a new size is known to Ink when it hears of it', async () => {
	const {frames, picture, app, settle} = openText();
	await settle();
	picture.resize({columns: 4, rows: 5});
	picture.announce();
	await settle();
	app.unmount();
	expect(frames.at(-1)).toBe('a\ntext');
});
