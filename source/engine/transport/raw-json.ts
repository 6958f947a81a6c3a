import {safe} from '../../text/safe-text.js';
import type {EngineClock} from './engine-clock.js';
import {notAnEngine} from './fault-words.js';
import {rawGet} from './raw-get.js';
import type {Address} from '../types.js';

/** A longer answer isn't waited for. */
const mostBytes = 8 * 2 ** 20;

/** The answer to a GET before anything else is loaded: the raw connection needs neither Node's HTTP client nor dockerode. */
export async function rawJson(
	address: Address,
	path: string,
	signal: AbortSignal,
	timeoutMs: number,
	onDate?: EngineClock['sawDate'],
): Promise<unknown> {
	const pieces: Buffer[] = [];
	let size = 0;
	const sentMs = Date.now();
	await rawGet(address, {
		path,
		signal,
		timeoutMs,
		begin: date => onDate?.(date, {sentMs, receivedMs: Date.now()}),
		push(bytes, from, to) {
			size += to - from;
			if (size > mostBytes) {
				throw notAnEngine(safe`the engine's answer is longer than ${mostBytes / 2 ** 20} MB`);
			}

			pieces.push(Buffer.from(bytes.subarray(from, to)));
			return true;
		},
	}).ended;
	return JSON.parse(Buffer.concat(pieces).toString());
}
