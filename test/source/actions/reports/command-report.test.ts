import {PassThrough} from 'node:stream';
import {expect, test} from 'vitest';
import {EngineError} from '../../../../source/engine/transport/engine-error.js';
import type {Engine} from '../../../../source/engine/engine.js';
import {safe, safeText} from '../../../../source/text/safe-text.js';
import {frame} from '../../../helpers/log-frames.js';
import {tell} from '../../../helpers/tell.js';

/** An engine whose exec says that, and ends so. */
function answering(chunks: readonly Buffer[], exitCode: number | undefined, isRunning = false) {
	const commands: Array<readonly string[]> = [];
	const engine: Partial<Engine> = {
		async exec(_id, {command}) {
			commands.push(command);
			const stream = new PassThrough();
			for (const chunk of chunks) {
				stream.write(chunk);
			}

			stream.end();
			return {stream, resize: async () => {}, outcome: async () => ({isRunning, exitCode})};
		},
		async execDetached(_id, command) {
			commands.push(command);
		},
	};
	return {engine, commands};
}

test('output is told line by line, stderr marked, then the exit status', async () => {
	const {engine, commands} = answering(
		[frame(1, 'one\ntw'), frame(2, 'oops\n'), frame(1, 'o\nno newline')],
		3,
	);
	const {texts, ending, status} = await tell('command', {engine, input: ' ls -l '});
	expect(commands).toEqual([['sh', '-c', 'ls -l']]);
	expect(texts).toEqual([' one', '!oops', ' two', ' no newline']);
	expect([status, ending]).toEqual(['ended', {text: 'exit status 3', tone: 'bad'}]);
});

test('a command that runs on after its connection ended is not said to have ended', async () => {
	const {engine} = answering([frame(1, 'one\n')], undefined, true);
	const {ending} = await tell('command', {engine, input: 'sleep 100'});
	expect(ending).toEqual({text: 'the connection ended; it is still running', tone: 'bad'});
});

test('frames that come in pieces make the same lines', async () => {
	const whole = Buffer.concat([frame(1, 'one\ntwo\n'), frame(2, 'three\n')]);
	const bytes = Array.from({length: whole.length}, (_, index) => whole.subarray(index, index + 1));
	const {texts} = await tell('command', {engine: answering(bytes, 0).engine, input: 'x'});
	expect(texts).toEqual([' one', ' two', '!three']);
});

test('what a command prints can not steer the terminal', async () => {
	const {engine} = answering([frame(1, 'a\u001B]52;c;aGk=\u0007b\u001B[2Jc\n')], 0);
	const {texts, ending} = await tell('command', {engine, input: 'x'});
	expect(texts.join('')).not.toMatch(/[\u0000-\u001F]/);
	expect(ending?.tone).toBe('good');
});

test('& at the end leaves it running', async () => {
	const {engine, commands} = answering([], 0);
	const {ending} = await tell('command', {engine, input: 'sleep 100 &'});
	expect(commands).toEqual([['sh', '-c', 'sleep 100 ']]);
	expect(ending?.text).toContain('left running');
});

test('a refusal ends it in the engine’s words', async () => {
	const engine: Partial<Engine> = {
		async exec() {
			throw new EngineError('conflict', safe`container is not running`);
		},
	};
	const {ending, status} = await tell('command', {engine, input: 'ls'});
	expect([status, ending]).toEqual(['ended', {text: 'container is not running', tone: 'bad'}]);
});

test('one that is broken off tells nothing more', async () => {
	const controller = new AbortController();
	const engine: Partial<Engine> = {
		async exec() {
			controller.abort();
			throw new EngineError('failed', safe`aborted`);
		},
	};
	const {status, ending} = await tell('command', {engine, input: 'ls', signal: controller.signal});
	expect([status, ending]).toEqual(['running', undefined]);
});

const without =
	'OCI runtime exec failed: exec failed: unable to start container process: exec: "sh": executable file not found in $PATH';

/** An engine with a container without a shell, on which anything else runs. */
function shellless(isThrown: boolean) {
	const commands: Array<readonly string[]> = [];
	const engine: Partial<Engine> = {
		async exec(_id, {command}) {
			commands.push(command);
			const isShell = command[0] === 'sh';
			if (isShell && isThrown) {
				throw new EngineError('failed', safeText(without));
			}

			const stream = new PassThrough();
			if (isShell) {
				stream.write(frame(2, 'Error: connection reset by peer\n'));
			}

			stream.end(frame(1, isShell ? `${without}: unknown\r\n` : 'ran\n'));
			return {
				stream,
				resize: async () => {},
				outcome: async () => ({isRunning: false, exitCode: isShell ? 126 : 0}),
			};
		},
		async execDetached(_id, command) {
			commands.push(command);
			if (command[0] === 'sh') {
				throw new EngineError('failed', safeText(without));
			}
		},
	};
	return {engine, commands};
}

test.each([false, true])('without a shell a command runs by itself, its words as quoted', async isThrown => {
	const {engine, commands} = shellless(isThrown);
	const {texts, ending} = await tell('command', {engine, input: `/app/migrate --to 'last one' a=b`});
	expect(commands.at(-1)).toEqual(['/app/migrate', '--to', 'last one', 'a=b']);
	expect(texts).toEqual([' ran']);
	expect(ending).toEqual({text: 'exit status 0, run without a shell', tone: 'good'});
});

test('without a shell & leaves a command running all the same', async () => {
	const {engine, commands} = shellless(true);
	const {ending} = await tell('command', {engine, input: '/app/work --for ever &'});
	expect(commands.at(-1)).toEqual(['/app/work', '--for', 'ever']);
	expect(ending).toEqual({text: 'started, and left running, run without a shell', tone: 'good'});
});

test.each([
	'ls | wc',
	'echo $HOME',
	'echo "$HOME"',
	'A=1 b',
	'ls *.js',
	'a; b',
	'(a)',
	'echo `id`',
	'sh -c x',
	'a &&b &',
])('%j needs a shell, and is not run by halves', async input => {
	const {engine, commands} = shellless(false);
	const {ending} = await tell('command', {engine, input});
	expect(ending?.text).toBe('there is no shell in this container, and this needs one');
	expect(commands.every(([program]) => program === 'sh')).toBe(true);
});

test('a shell that knows no such command has the last word', async () => {
	const {engine, commands} = answering([frame(2, 'sh: nosuch: not found\n')], 127);
	const {texts, ending} = await tell('command', {engine, input: 'nosuch'});
	expect(commands).toHaveLength(1);
	expect(texts).toEqual(['!sh: nosuch: not found']);
	expect(ending?.text).toBe('exit status 127');
});
