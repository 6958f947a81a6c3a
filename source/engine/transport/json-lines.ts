import {safe} from '../../text/safe-text.js';
import {notAnEngine} from './fault-words.js';

/** A stream that says one JSON document a line: events, stats, pull progress. A longer line than `mostBytes` is an error. */
export async function* jsonLines(
	body: AsyncIterable<Buffer>,
	mostBytes = 4 * 1024 * 1024,
): AsyncGenerator<unknown> {
	const decoder = new TextDecoder();
	// In parts, so that a long line which comes byte by byte is put together once.
	let parts: string[] = [];
	let length = 0;
	for await (const chunk of body) {
		const [end = '', ...lines] = decoder.decode(chunk, {stream: true}).split('\n');
		parts.push(end);
		length += end.length;
		const whole: string[] = [];
		for (const line of lines) {
			whole.push(parts.join(''));
			parts = [line];
			length = line.length;
		}

		if (length > mostBytes) {
			throw notAnEngine(safe`the engine sent a line of more than ${mostBytes} bytes`);
		}

		for (const line of whole) {
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
		throw notAnEngine(safe`the engine sent a line that is not JSON`);
	}
}
