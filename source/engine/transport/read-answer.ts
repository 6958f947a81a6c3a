import {IncomingMessage} from 'node:http';
import type {Duplex} from 'node:stream';
import {EngineError} from './engine-error.js';
import type {EngineRequest} from './engine-request.js';
import {isGood, notAnEngine, refusal} from './fault-words.js';
import {safe} from '../../text/safe-text.js';

/** The list of 5,000 containers is 4 MB. */
const mostBytes = 64 * 1024 * 1024;
const mostBytesOfRefusal = 64 * 1024;

/** What the request wants of its answer: JSON is parsed, and undefined where it is blank. */
export async function readAnswer(
	answer: IncomingMessage | Duplex,
	{method, path, wants}: EngineRequest,
): Promise<unknown> {
	if (!(answer instanceof IncomingMessage)) {
		return answer;
	}

	if (!isGood(answer.statusCode)) {
		// Words that don't come whole don't hide the status.
		const words = await readAll(answer, mostBytesOfRefusal).catch(() => '');
		throw refusal(answer.statusCode ?? 0, words, `${method} ${path}`);
	}

	if (wants === 'connection') {
		answer.destroy();
		throw new EngineError('failed', safe`no raw connection: is there a proxy in between that can't upgrade?`);
	}

	return wants === 'stream' ? answer : parse(await readAll(answer, mostBytes));
}

async function readAll(body: IncomingMessage, most: number): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of body as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > most) {
			throw notAnEngine(safe`the engine's answer is longer than ${most / 2 ** 20} MB`);
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
