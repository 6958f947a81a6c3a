import {expect, test} from 'vitest';
import {reports} from '../fuzz/terminal-reports.js';
import {listedNames, rowOf} from '../helpers/container-list.js';
import {open} from '../helpers/open.js';
import {serveDemo} from '../helpers/serve-demo.js';
import type {TerminalOptions} from '../helpers/terminal.js';

async function openOn(name: string, options: TerminalOptions = {}) {
	const engine = await serveDemo();
	const terminal = open(['--host', engine.url, '--filter', name], {columns: 160, ...options});
	await terminal.waitFor(name, () => listedNames(terminal).join() === name);
	return {engine, terminal};
}

test('no report acts, answers a question or is typed, in one piece or in two', async () => {
	const {engine, terminal} = await openOn('cache');
	const sayAll = async () => {
		for (const [index, {bytes}] of reports.entries()) {
			const cut = 2 + (index % 3);
			terminal.sendBytes(Buffer.from(bytes.slice(0, cut), 'latin1'));
			terminal.sendBytes(Buffer.from(bytes.slice(cut), 'latin1'));
		}

		await terminal.waitForStable();
	};

	await sayAll();
	expect(terminal.screen()).toContain('q quit');
	terminal.press('s');
	await terminal.waitForText(/Stop cache \(/);
	await sayAll();
	await terminal.waitForText(/Stop cache \(/);
	terminal.press('n');
	await terminal.waitForNoText('Stop cache');
	terminal.press(':');
	await sayAll();
	terminal.press('esc');
	await terminal.waitForText('q quit');
	terminal.press('!');
	await terminal.waitForText('no messages yet');
	expect(await engine.stateOf('cache')).toBe('running');
});

test('a key that is let go is no press', async () => {
	const {engine, terminal} = await openOn('cache');
	terminal.send('\u001B[115;1u');
	await terminal.waitForText(/Stop cache \(/);
	terminal.send('\u001B[115;1:3u\u001B[121;1:3u\u001B[110;1u');
	await terminal.waitForNoText('Stop cache');
	expect(await engine.stateOf('cache')).toBe('running');
});

test('a paste that never ends locks nobody in', async () => {
	const {terminal} = await openOn('cache');
	terminal.send('\u001B[200~s');
	terminal.press('ctrl+c');
	expect((await terminal.exit).code).toBe(0);
});

test('what nobody was shown is not done, though the keys come seconds later', async () => {
	const {engine, terminal} = await openOn('cache');
	terminal.press('s');
	await terminal.waitForText(/Stop cache \(/);
	terminal.press('n');
	await terminal.waitForNoText('Stop cache');
	terminal.mute();
	terminal.press('s');
	await terminal.waitForText(/Stop cache \(/);
	await terminal.waitForStable();
	terminal.press('y');
	await terminal.waitForText('before the screen showed what it would do');
	terminal.press('y');
	await terminal.waitForStable();
	expect(await engine.stateOf('cache')).toBe('running');
	expect(rowOf(terminal, 'cache')).toContain('up ');
});

test('at a terminal that answers nothing a number that only the screen shows must be typed once', async () => {
	const {engine, terminal} = await openOn('cache', {isMute: true});
	terminal.press('s');
	await terminal.waitForText(/Stop cache \(/);
	const pressUntilAsked = async () => {
		terminal.press('y');
		await terminal.waitForText(/type \d{4} if you see this|before the screen showed/);
		await terminal.waitForStable();
	};

	while (!terminal.screen().includes('if you see this')) {
		await pressUntilAsked();
	}

	const [, code = ''] = /type (\d{4}) if/.exec(terminal.screen()) ?? [];
	terminal.send(`${1000 + (Number(code) % 9000)}\r`);
	await terminal.waitForText('that was not the number');
	expect(await engine.stateOf('cache')).toBe('running');
	terminal.press('y');
	await terminal.waitForText('if you see this');
	const [, again = ''] = /type (\d{4}) if/.exec(terminal.screen()) ?? [];
	terminal.send(`${again}\r`);
	await terminal.waitForText('you see the screen: press the key again');
	terminal.press('y');
	await terminal.waitFor('it stops', () => rowOf(terminal, 'cache').includes('exited'));
	expect(await engine.stateOf('cache')).toBe('exited');
});
