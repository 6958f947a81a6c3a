import {t} from '../lib/safe-text.js';
import {notAnEngine} from './errors.js';

/** A stream that says one JSON document a line: events, stats, pull progress. A longer line than `mostBytes` is an error. */
export async function* jsonLines(
	body: AsyncIterable<Buffer>,
	mostBytes = 4 * 1024 * 1024,
): AsyncGenerator<unknown> {
	const decoder = new TextDecoder();
	let rest = '';
	for await (const chunk of body) {
		const lines = (rest + decoder.decode(chunk, {stream: true})).split('\n');
		rest = lines.pop() ?? '';
		if (rest.length > mostBytes) {
			throw notAnEngine(t`the engine sent a line of more than ${mostBytes} bytes`);
		}

		for (const line of lines) {
			if (line.trim() !== '') {
				yield parseLine(line);
			}
		}
	}
}

function parseLine(line: string): unknown {
	try {
		return JSON.parse(line) as unknown;
	} catch {
		throw notAnEngine(t`the engine sent a line that is not JSON`);
	}
}
