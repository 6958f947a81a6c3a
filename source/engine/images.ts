import {safeText, type SafeText} from '../lib/safe-text.js';
import type {Caller} from './call.js';
import {toEngineError} from './errors.js';
import {EngineError} from './engine-error.js';
import {asArray, asNumber, asObject, asString} from './json-fields.js';
import {jsonLines} from './json-lines.js';

export type Image = {
	readonly id: string;
	/** `repo:tag`; empty for a dangling image. */
	readonly tags: readonly SafeText[];
	readonly sizeBytes: number;
	readonly createdAtMs: number;
	readonly parentId: string;
};

/** One layer's state while an image is pulled, or a line of the whole pull where `layer` is empty. */
export type PullProgress = {
	readonly layer: SafeText;
	readonly status: SafeText;
	readonly currentBytes?: number;
	readonly totalBytes?: number;
};

export type FoundImage = {
	readonly name: SafeText;
	readonly description: SafeText;
	readonly stars: number;
	readonly isOfficial: boolean;
};

export type HistoryLayer = {
	readonly id: SafeText;
	readonly createdAtMs: number;
	readonly createdBy: SafeText;
	readonly sizeBytes: number;
};

export type Pruned = {readonly removed: readonly SafeText[]; readonly reclaimedBytes: number};

export type Images = {
	readonly list: (signal: AbortSignal) => Promise<readonly Image[]>;
	/** Ends when the image is there; a pull that fails half-way throws the engine's words. */
	readonly pull: (reference: string, signal: AbortSignal) => AsyncIterable<PullProgress>;
	readonly search: (term: string, signal: AbortSignal) => Promise<readonly FoundImage[]>;
	readonly history: (id: string, signal: AbortSignal) => Promise<readonly HistoryLayer[]>;
	readonly inspect: (id: string, signal: AbortSignal) => Promise<unknown>;
	readonly tag: (id: string, repository: string, tag: string, signal: AbortSignal) => Promise<void>;
	readonly remove: (id: string, isForced: boolean, signal: AbortSignal) => Promise<void>;
};

/** A registry may be slow, and search asks one. */
const registryTimeoutMs = 60_000;
const removeTimeoutMs = 10 * 60_000;

export function imagesDoor(caller: Caller): Images {
	const {json} = caller;
	return {
		async list(signal) {
			const entries = await json({path: '/images/json', signal});
			return asArray(entries).map(entry => parseImage(entry));
		},
		pull: (reference, signal) => pull(caller, reference, signal),
		async search(term, signal) {
			const query = {term, limit: 50};
			const found = await json({path: '/images/search', query, signal, timeoutMs: registryTimeoutMs});
			return asArray(found).map(entry => parseFound(entry));
		},
		async history(id, signal) {
			const layers = await json({path: `/images/${encodeURIComponent(id)}/history`, signal});
			return asArray(layers).map(layer => parseLayer(layer));
		},
		inspect: async (id, signal) => json({path: `/images/${encodeURIComponent(id)}/json`, signal}),
		async tag(id, repository, tag, signal) {
			const path = `/images/${encodeURIComponent(id)}/tag`;
			await json({method: 'POST', path, query: {repo: repository, tag}, signal});
		},
		async remove(id, isForced, signal) {
			const path = `/images/${encodeURIComponent(id)}`;
			await json({method: 'DELETE', path, query: {force: isForced}, signal, timeoutMs: removeTimeoutMs});
		},
	};
}

/** `name:tag` in its parts; `latest` where there is no tag, as docker pull. A digest stays with its name. */
export function splitReference(reference: string): {readonly name: string; readonly tag: string} {
	if (reference.includes('@')) {
		return {name: reference, tag: ''};
	}

	const colon = reference.lastIndexOf(':');
	return colon > reference.lastIndexOf('/')
		? {name: reference.slice(0, colon), tag: reference.slice(colon + 1)}
		: {name: reference, tag: 'latest'};
}

async function* pull(caller: Caller, reference: string, signal: AbortSignal): AsyncGenerator<PullProgress> {
	const {name, tag} = splitReference(reference);
	const query = {fromImage: name, tag: tag === '' ? undefined : tag};
	try {
		const path = '/images/create';
		const body = await caller.stream({method: 'POST', path, query, signal, timeoutMs: registryTimeoutMs});
		for await (const line of jsonLines(body)) {
			const raw = asObject(line);
			const error = asString(raw['error']);
			if (error !== '') {
				throw new EngineError('failed', safeText(error, 1000));
			}

			const detail = asObject(raw['progressDetail']);
			yield {
				layer: safeText(asString(raw['id']), 80),
				status: safeText(asString(raw['status']), 300),
				currentBytes: asNumber(detail['current']),
				totalBytes: asNumber(detail['total']),
			};
		}
	} catch (error) {
		throw toEngineError(error, caller.address, signal);
	}
}

export function parsePruned(answer: unknown, field: string): Pruned {
	const raw = asObject(answer);
	const removed = asArray(raw[field]).map(entry => {
		const {Deleted: deleted, Untagged: untagged} = asObject(entry);
		return safeText(asString(entry) || asString(deleted) || asString(untagged));
	});
	return {removed, reclaimedBytes: asNumber(raw['SpaceReclaimed']) ?? 0};
}

function parseImage(entry: unknown): Image {
	const raw = asObject(entry);
	return {
		id: asString(raw['Id']),
		tags: asArray(raw['RepoTags'])
			.map(tag => asString(tag))
			.filter(tag => tag !== '' && tag !== '<none>:<none>')
			.map(tag => safeText(tag)),
		sizeBytes: asNumber(raw['Size']) ?? 0,
		createdAtMs: (asNumber(raw['Created']) ?? 0) * 1000,
		parentId: asString(raw['ParentId']),
	};
}

function parseFound(entry: unknown): FoundImage {
	const raw = asObject(entry);
	return {
		name: safeText(asString(raw['name'])),
		description: safeText(asString(raw['description'])),
		stars: asNumber(raw['star_count']) ?? 0,
		isOfficial: raw['is_official'] === true,
	};
}

function parseLayer(entry: unknown): HistoryLayer {
	const raw = asObject(entry);
	return {
		id: safeText(asString(raw['Id'])),
		createdAtMs: (asNumber(raw['Created']) ?? 0) * 1000,
		createdBy: safeText(asString(raw['CreatedBy'])),
		sizeBytes: asNumber(raw['Size']) ?? 0,
	};
}
