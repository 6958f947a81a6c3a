import {safe, safeText} from '../../text/safe-text.js';
import type {IncomingMessage} from 'node:http';
import type {Client} from '../transport/client.js';
import type {EngineClock} from '../transport/engine-clock.js';
import {asObject} from '../parse/json-fields.js';
import {EngineError, isLoss, isRefusal} from '../transport/engine-error.js';
import {parseInfo} from '../parse/parse-info.js';
import type {HostInfo} from '../types.js';

const pingTimeoutMs = 2000;
/** What asks whether anybody is there: where the first isn't let through, the second may be. */
const pings = ['/_ping', '/version'];

/** Whether the engine is there, and what it says of itself. */
export function hostCalls({docker, dial}: Client, clock: EngineClock) {
	return {
		async ping(signal: AbortSignal): Promise<void> {
			for (const path of pings) {
				try {
					// Not dockerode's ping: whatever answers is there, and what it answers isn't read.
					const body = await dial({path, isStream: true}, signal, pingTimeoutMs);
					(body as IncomingMessage).resume();
					return;
				} catch (error) {
					if (!isRefusal(error)) {
						throw error;
					}
				}
			}
			// Whoever refuses is there.
		},
		async info(signal: AbortSignal): Promise<HostInfo> {
			const sentMs = Date.now();
			const [info, version] = await Promise.all([
				ask('/info', async () => docker(signal).info()),
				ask('/version', async () => docker(signal).version()),
			]);
			clock.sawSystemTime(asObject(info.answer)['SystemTime'], {sentMs, receivedMs: info.receivedMs});
			const failures = [info, version].flatMap(({path, error}) => (error ? [{path, error}] : []));
			// One of the two is proof enough of an engine, and so are two refusals.
			const fatal = failures.find(({error}) => !isRefusal(error) && (isLoss(error) || failures.length > 1));
			if (fatal) {
				throw fatal.error;
			}

			const host = parseInfo(info.answer, version.answer);
			const lacking = failures.map(({path, error}) => safe`${safeText(path)}: ${error.words}`);
			return {...host, warnings: [...lacking, ...host.warnings]};
		},
	};
}

/** One of the two answers, or why there is none. */
async function ask(path: string, read: () => Promise<unknown>): Promise<Asked> {
	try {
		const answer = await read();
		return {path, answer, receivedMs: Date.now()};
	} catch (error) {
		if (error instanceof EngineError) {
			return {path, error, receivedMs: Date.now()};
		}

		throw error;
	}
}

type Asked = {
	readonly path: string;
	readonly answer?: unknown;
	readonly error?: EngineError;
	readonly receivedMs: number;
};
