import type {IncomingMessage} from 'node:http';
import {EngineError} from './engine-error.js';
import {notAnEngine, refusal, silence, toEngineError} from './answer-errors.js';
import {safe} from '../../text/safe-text.js';
import type {Address} from '../types.js';

/** The list of 5,000 containers is 4 MB. */
const mostBytes = 64 * 1024 * 1024;
const mostBytesOfRefusal = 64 * 1024;

/** The body of an answer as JSON; undefined where it is blank. A body that ends early or never is an EngineError. */
export async function readJson(
	body: IncomingMessage,
	address: Address,
	signal: AbortSignal,
	timeoutMs: number,
): Promise<unknown> {
	const timer = setTimeout(() => body.destroy(silence('its answer')), timeoutMs);
	try {
		return parse(await readAll(body, mostBytes));
	} catch (error) {
		throw toEngineError(error, address, signal);
	} finally {
		clearTimeout(timer);
	}
}

/** The answer to a change, which is empty: whatever says something instead did not come from an engine. */
export async function readDone(
	body: IncomingMessage,
	address: Address,
	signal: AbortSignal,
	timeoutMs: number,
): Promise<void> {
	const answer = await readJson(body, address, signal, timeoutMs);
	if (answer !== undefined && answer !== null) {
		throw notAnEngine(safe`the engine's answer doesn't say that it was done`);
	}
}

/** What the engine says of a request that it doesn't do. Words that don't come whole don't hide the status. */
export async function readRefusal(body: IncomingMessage, asked: string): Promise<EngineError> {
	const words = await readAll(body, mostBytesOfRefusal).catch(() => '');
	return refusal(body.statusCode ?? 0, words, asked);
}

async function readAll(body: IncomingMessage, most: number): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of body as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > most) {
			throw new EngineError('failed', safe`the engine's answer is longer than ${most} bytes`);
		}

		chunks.push(chunk);
	}

	return Buffer.concat(chunks).toString();
}

function parse(text: string): unknown {
	if (text.trim() === '') {
		return undefined;
	}

	try {
		return JSON.parse(text) as unknown;
	} catch {
		throw notAnEngine(safe`the engine's answer is not JSON`);
	}
}
