import {isJustStarted} from '../../text/status-age.js';
import {mapLimit} from '../../util/limit.js';
import {parseDetails} from '../parse/parse-details.js';
import {rawJson} from '../transport/raw-json.js';
import type {Address, Container, Details} from '../types.js';

const atOnce = 4;
/** After a mass start the others are inspected when the first frame is there. */
const most = 24;

/**
 * Inspects what has just been started over raw connections, the oldest first: a container in a crash loop looks well
 * between two crashes, and the first frame would call it so. What fails or doesn't come in time is left out.
 */
export async function firstDetails(
	address: Address,
	containers: readonly Container[],
	signal: AbortSignal,
	timeoutMs: number,
): Promise<readonly Details[]> {
	const started = containers
		.filter(({state, status}) => state === 'running' && isJustStarted(status))
		.toSorted((a, b) => (a.createdAtMs ?? 0) - (b.createdAtMs ?? 0))
		.slice(0, most);
	const found: Details[] = [];
	await mapLimit(started, atOnce, async ({id}) => {
		try {
			found.push(parseDetails(await rawJson(address, `/containers/${id}/json`, signal, timeoutMs)));
		} catch {
			// The feed asks again, and knows what to say.
		}
	});
	return found;
}
