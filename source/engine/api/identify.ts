import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type Docker from 'dockerode';
import type {Client} from '../transport/client.js';
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

type Ask = (docker: Docker, id: string) => Promise<Identity>;

/** One container's row of the list: an engine answers that even while the container itself hangs. */
async function container(docker: Docker, id: string): Promise<Identity> {
	const rows = parseContainers(await docker.listContainers({all: true, filters: {id: [id]}}));
	const row = rows.find(one => one.id === id);
	if (!row) {
		throw new EngineError('gone', safe`there is no such container any more`);
	}

	return {names: [row.name], createdAtMs: row.createdAtMs};
}

async function image(docker: Docker, id: string): Promise<Identity> {
	const answer = await docker.getImage(encodeURIComponent(id)).inspect();
	const raw = inspectIn(answer, id, 'Id', safe`an image`);
	return {names: tagsOf(raw), createdAtMs: asTimeMs(raw['Created'])};
}

async function volume(docker: Docker, id: string): Promise<Identity> {
	const answer = await docker.getVolume(encodeURIComponent(id)).inspect();
	const raw = inspectIn(answer, id, 'Name', safe`a volume`);
	return {names: [nameIn(raw)], createdAtMs: asTimeMs(raw['CreatedAt'])};
}

async function network(docker: Docker, id: string): Promise<Identity> {
	const raw = inspectIn(await docker.getNetwork(id).inspect(), id, 'Id', safe`a network`);
	return {names: [nameIn(raw)], createdAtMs: asTimeMs(raw['Created'])};
}

function nameIn(raw: Readonly<Record<string, unknown>>): SafeText {
	return safeText(asString(raw['Name']));
}

const asks: Readonly<Record<IdentifiedKind, Ask>> = {container, image, volume, network};

export function identifyCall({docker}: Client): Identify {
	return async (kind, id, signal) => asks[kind](docker(signal), id);
}
