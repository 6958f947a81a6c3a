import {Text, render, useInput} from 'ink';
import {createElement, useState} from 'react';
import {expect, test} from 'vitest';
import {createInkStdin} from '../../../source/app/ink-stdin.js';
import {createInkStdout} from '../../../source/app/ink-stdout.js';

function Echo() {
	const [typed, setTyped] = useState('');
	useInput((input, key) => setTyped(before => before + (key.upArrow ? '↑' : input)));
	return createElement(Text, null, `typed:${typed}`);
}

function openEcho(columns = 20) {
	const frames: string[] = [];
	const keyboard = createInkStdin();
	const picture = createInkStdout({columns, rows: 5}, frame => frames.push(frame));
	const app = render(createElement(Echo), {
		stdin: keyboard.stream,
		stdout: picture.stream,
		debug: true,
		interactive: true,
		patchConsole: false,
		exitOnCtrlC: false,
	});
	return {frames, keyboard, picture, app, settle: async () => app.waitUntilRenderFlush()};
}

test('Ink hands over whole frames and nothing else, to its end', async () => {
	const {frames, keyboard, app, settle} = openEcho();
	await settle();
	keyboard.push(Buffer.from('ab'));
	await settle();
	app.unmount();
	await app.waitUntilExit();
	expect(frames.at(-1)).toBe('typed:ab');
	expect(frames.filter(frame => !frame.startsWith('typed:'))).toEqual([]);
});

test('keys reach Ink as they were typed', async () => {
	const {frames, keyboard, app, settle} = openEcho();
	await settle();
	keyboard.push(Buffer.from('ab\u001B[A'));
	keyboard.push(Buffer.from('é'));
	await settle();
	app.unmount();
	expect(frames.at(-1)).toBe('typed:ab↑é');
});

test("the terminal's answers are not keys", () => {
	const {stream, push} = createInkStdin();
	push(Buffer.from('a\u001B[0né'));
	push(Buffer.from('\u001B[0n'));
	expect(String(stream.read())).toBe('aé');
	expect(stream.read()).toBe(null);
});

test('a new size is known to Ink when it hears of it', async () => {
	const {frames, picture, app, settle} = openEcho(20);
	await settle();
	picture.resize({columns: 4, rows: 5});
	picture.announce();
	await settle();
	app.unmount();
	expect(frames.at(-1)).toBe('type\nd:');
});
