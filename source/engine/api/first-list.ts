import type {EngineClock} from '../transport/engine-clock.js';
import {parseContainers} from '../parse/parse-container.js';
import {rawJson} from '../transport/raw-json.js';
import type {Address, Container} from '../types.js';

/** GET /containers/json over a raw connection. Fails with an EngineError as Engine.list does. */
export async function firstList(
	address: Address,
	signal: AbortSignal,
	timeoutMs: number,
	onDate?: EngineClock['sawDate'],
): Promise<readonly Container[]> {
	return parseContainers(await rawJson(address, '/containers/json?all=true', signal, timeoutMs, onDate));
}
