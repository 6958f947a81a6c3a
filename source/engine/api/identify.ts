import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {Caller} from '../transport/call.js';
import {EngineError} from '../transport/engine-error.js';
import {inspectIn} from '../parse/expect-answer.js';
import {asString, asTimeMs} from '../parse/json-fields.js';
import {tagsOf} from './image-calls.js';
import {parseContainers} from '../parse/parse-container.js';

/** What bears an id now. An image has a name for each of its tags, or none. */
export type Identity = {readonly names: readonly SafeText[]; readonly createdAtMs?: number};

export type IdentifiedKind = 'container' | 'image' | 'volume' | 'network';

/** An EngineError of kind `gone` where nothing has that very id. */
export type Identify = (kind: IdentifiedKind, id: string, signal: AbortSignal) => Promise<Identity>;

type Ask = (caller: Caller, id: string, signal: AbortSignal) => Promise<Identity>;

/** One container's row of the list: an engine answers that even while the container itself hangs. */
async function container({json}: Caller, id: string, signal: AbortSignal): Promise<Identity> {
	const query = {all: true, filters: JSON.stringify({id: [id]})};
	const rows = parseContainers(await json({path: '/containers/json', query, signal}));
	const row = rows.find(one => one.id === id);
	if (!row) {
		throw new EngineError('gone', safe`there is no such container any more`);
	}

	return {names: [row.name], createdAtMs: row.createdAtMs};
}

async function image({json}: Caller, id: string, signal: AbortSignal): Promise<Identity> {
	const answer = await json({path: `/images/${encodeURIComponent(id)}/json`, signal});
	const raw = inspectIn(answer, id, 'Id', safe`an image`);
	return {names: tagsOf(raw), createdAtMs: asTimeMs(raw['Created'])};
}

async function volume({json}: Caller, id: string, signal: AbortSignal): Promise<Identity> {
	const answer = await json({path: `/volumes/${encodeURIComponent(id)}`, signal});
	const raw = inspectIn(answer, id, 'Name', safe`a volume`);
	return {names: [nameIn(raw)], createdAtMs: asTimeMs(raw['CreatedAt'])};
}

async function network({json}: Caller, id: string, signal: AbortSignal): Promise<Identity> {
	const raw = inspectIn(await json({path: `/networks/${id}`, signal}), id, 'Id', safe`a network`);
	return {names: [nameIn(raw)], createdAtMs: asTimeMs(raw['Created'])};
}

/** What inspect says of that very container. */
export async function inspectContainer({json}: Caller, id: string, signal: AbortSignal) {
	return inspectIn(await json({path: `/containers/${id}/json`, signal}), id, 'Id', safe`a container`);
}

function nameIn(raw: Readonly<Record<string, unknown>>): SafeText {
	return safeText(asString(raw['Name']));
}

const asks: Readonly<Record<IdentifiedKind, Ask>> = {container, image, volume, network};

export function identifier(caller: Caller): Identify {
	return async (kind, id, signal) => asks[kind](caller, id, signal);
}
