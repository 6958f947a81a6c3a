import {PassThrough} from 'node:stream';
import {expect, test} from 'vitest';
import {EngineError} from '../../../../source/engine/engine-error.js';
import type {Engine} from '../../../../source/engine/engine.js';
import {t} from '../../../../source/lib/safe-text.js';
import {frame} from '../../../helpers/log-frames.js';
import {tell} from '../../../helpers/tell.js';

/** An engine whose exec says that, and ends so. */
function answering(chunks: readonly Buffer[], exitCode: number | undefined) {
	const commands: Array<readonly string[]> = [];
	const engine: Partial<Engine> = {
		async exec(_id, {command}) {
			commands.push(command);
			const stream = new PassThrough();
			for (const chunk of chunks) {
				stream.write(chunk);
			}

			stream.end();
			return {stream, resize: async () => {}, exitCode: async () => exitCode};
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
			throw new EngineError('conflict', t`container is not running`);
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
			throw new EngineError('failed', t`aborted`);
		},
	};
	const {status, ending} = await tell('command', {engine, input: 'ls', signal: controller.signal});
	expect([status, ending]).toEqual(['running', undefined]);
});
