import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type Docker from 'dockerode';
import type {Client} from '../transport/client.js';
import {EngineError} from '../transport/engine-error.js';
import {asString, asTimeMs, type Json} from '../parse/json-fields.js';
import {tagsOf} from './image-calls.js';
import {parseContainers} from '../parse/parse-container.js';

/** What bears an id now. An image has a name for each of its tags, or none. */
export type Identity = {readonly names: readonly SafeText[]; readonly createdAtMs?: number};

export type IdentifiedKind = 'container' | 'image' | 'volume' | 'network';

/** An EngineError of kind `gone` where nothing has that very id. */
export type Identify = (kind: IdentifiedKind, id: string, signal: AbortSignal) => Promise<Identity>;

type Inspect = (id: string, signal: AbortSignal) => Promise<Json>;

/** One container's row of the list: an engine answers that even while the container itself hangs. */
async function identifyContainer(docker: Docker, id: string): Promise<Identity> {
	const rows = parseContainers(await docker.listContainers({all: true, filters: {id: [id]}}));
	const row = rows.find(one => one.id === id);
	if (!row) {
		throw new EngineError('gone', safe`there is no such container any more`);
	}

	return {names: [row.name], createdAtMs: row.createdAtMs};
}

export function identifyCall(
	{docker}: Client,
	inspects: Readonly<Record<Exclude<IdentifiedKind, 'container'>, Inspect>>,
): Identify {
	return async (kind, id, signal) => {
		if (kind === 'container') {
			return identifyContainer(docker(signal), id);
		}

		const raw = await inspects[kind](id, signal);
		return {
			names: kind === 'image' ? tagsOf(raw) : [safeText(asString(raw['Name']))],
			createdAtMs: asTimeMs(raw['Created'] ?? raw['CreatedAt']),
		};
	};
}
