import {t} from '../lib/safe-text.js';
import {notAnEngine} from './errors.js';
import {parseContainers} from './parse-container.js';
import {rawGet} from './raw-get.js';
import type {Address, Container} from './types.js';

/** A list that is longer isn't waited for. */
const mostBytes = 8 * 2 ** 20;

/**
 * GET /containers/json before anything else is loaded: the raw connection needs neither Node's HTTP client nor
 * dockerode. Fails with an EngineError as Engine.list does.
 */
export async function firstList(
	address: Address,
	signal: AbortSignal,
	timeoutMs: number,
): Promise<readonly Container[]> {
	const pieces: Buffer[] = [];
	let size = 0;
	await rawGet(address, {
		path: '/containers/json?all=true',
		signal,
		timeoutMs,
		begin() {},
		push(bytes, from, to) {
			size += to - from;
			if (size > mostBytes) {
				throw notAnEngine(t`the list of containers is longer than ${mostBytes / 2 ** 20} MB`);
			}

			pieces.push(Buffer.from(bytes.subarray(from, to)));
			return true;
		},
	}).ended;
	return parseContainers(JSON.parse(Buffer.concat(pieces).toString()));
}
