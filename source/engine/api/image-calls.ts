import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {Caller} from '../transport/call.js';
import {notAnEngine} from '../transport/answer-errors.js';
import {EngineError} from '../transport/engine-error.js';
import {registryOf, withLoginHint, type Credentials} from '../address/docker-credentials.js';
import {inspectIn, listIn, objectIn} from '../parse/expect-answer.js';
import {asArray, asNumber, asSecondsMs, asObject, asString, type Json} from '../parse/json-fields.js';
import {pull, registryTimeoutMs, type PullProgress} from './pull-image.js';

export type Image = {
	readonly id: string;
	/** `repo:tag`; empty for a dangling image. */
	readonly tags: readonly SafeText[];
	/** `repo@sha256:…`: all that an image has that was pulled by its digest. */
	readonly digests: readonly SafeText[];
	readonly sizeBytes: number;
	readonly createdAtMs?: number;
	readonly parentId: string;
};

export type FoundImage = {
	readonly name: SafeText;
	readonly description: SafeText;
	readonly stars: number;
	readonly isOfficial: boolean;
};

export type HistoryLayer = {
	readonly id: SafeText;
	readonly createdAtMs?: number;
	/** With its secrets: the page that tells it masks them. */
	readonly createdBy: SafeText;
	readonly sizeBytes: number;
};

export type Pruned = {readonly removed: readonly SafeText[]; readonly reclaimedBytes?: number};

export type Images = {
	readonly list: (signal: AbortSignal) => Promise<readonly Image[]>;
	/** Ends when the image is there; a pull that fails half-way throws the engine's words. */
	readonly pull: (reference: string, signal: AbortSignal) => AsyncIterable<PullProgress>;
	readonly search: (term: string, signal: AbortSignal) => Promise<readonly FoundImage[]>;
	readonly history: (id: string, signal: AbortSignal) => Promise<readonly HistoryLayer[]>;
	readonly inspect: (id: string, signal: AbortSignal) => Promise<unknown>;
	readonly tag: (id: string, repository: string, tag: string, signal: AbortSignal) => Promise<void>;
	/** Takes the tag off, and the image away with its last one; without a tag, the image. */
	readonly remove: (
		id: string,
		tag: string | undefined,
		isForced: boolean,
		signal: AbortSignal,
	) => Promise<void>;
};

const removeTimeoutMs = 10 * 60_000;

export function imagesDoor(caller: Caller, credentials: Credentials): Images {
	const {json} = caller;
	return {
		async list(signal) {
			const entries = await json({path: '/images/json', signal});
			return listIn(entries, safe`images`).map(entry => parseImage(entry));
		},
		pull: (reference, signal) => pull(caller, credentials, reference, signal),
		async search(term, signal) {
			const query = {term, limit: 50};
			const registry = registryOf(term);
			const auth = await credentials(registry, signal);
			const call = {path: '/images/search', query, signal, timeoutMs: registryTimeoutMs};
			const found = await json({...call, registryAuth: auth.header}).catch((error: unknown) => {
				throw withLoginHint(error, auth, registry);
			});
			return listIn(found, safe`images`).map(entry => parseFound(entry));
		},
		async history(id, signal) {
			const layers = await json({path: `/images/${encodeURIComponent(id)}/history`, signal});
			return listIn(layers, safe`layers`).map(layer => parseLayer(layer));
		},
		inspect: async (id, signal) =>
			inspectIn(
				await json({path: `/images/${encodeURIComponent(id)}/json`, signal}),
				id,
				'Id',
				safe`an image`,
			),
		async tag(id, repository, tag, signal) {
			const path = `/images/${encodeURIComponent(id)}/tag`;
			await caller.done({method: 'POST', path, query: {repo: repository, tag}, signal});
		},
		remove: async (id, tag, isForced, signal) => remove(caller, {id, tag, isForced}, signal),
	};
}

type Removal = {readonly id: string; readonly tag: string | undefined; readonly isForced: boolean};

/**
 * By its id wherever that does: without force the engine then refuses if the image has got another tag meanwhile.
 * One of several tags, and what the engine doesn't remove by id, such as the parent of another image, goes by its
 * tag, once that was seen to be the image's still.
 */
async function remove(caller: Caller, {id, tag, isForced}: Removal, signal: AbortSignal): Promise<void> {
	if (tag === undefined) {
		await removeBy(caller, id, isForced, signal);
		return;
	}

	const byTag = async () => {
		const named = await caller.json({path: `/images/${encodeURIComponent(tag)}/json`, signal});
		if (asString(asObject(named)['Id']) !== id) {
			throw new EngineError('changed', safe`${safeText(tag)} is another image now`);
		}

		await removeBy(caller, tag, isForced, signal);
	};

	const answer = await caller.json({path: `/images/${encodeURIComponent(id)}/json`, signal});
	if (tagsOf(inspectIn(answer, id, 'Id', safe`an image`)).length > 1) {
		await byTag();
		return;
	}

	try {
		await removeBy(caller, id, false, signal);
	} catch (error) {
		if (!(error instanceof EngineError && error.kind === 'conflict')) {
			throw error;
		}

		await byTag();
	}
}

async function removeBy(
	{json}: Caller,
	reference: string,
	isForced: boolean,
	signal: AbortSignal,
): Promise<void> {
	const path = `/images/${encodeURIComponent(reference)}`;
	const query = {force: isForced};
	const answer = await json({method: 'DELETE', path, query, signal, timeoutMs: removeTimeoutMs});
	if (listIn(answer, safe`what was removed`).length === 0) {
		throw notAnEngine(safe`the engine's answer doesn't say what was removed`);
	}
}

export function parsePruned(answer: unknown, field: string): Pruned {
	const raw = objectIn(answer, safe`what was removed`);
	const removed = asArray(raw[field]).map(entry => {
		const {Deleted: deleted, Untagged: untagged} = asObject(entry);
		return safeText(asString(entry) || asString(deleted) || asString(untagged));
	});
	return {removed, reclaimedBytes: asNumber(raw['SpaceReclaimed'])};
}

/** In a row of the list, and in what inspect says. */
export function tagsOf(raw: Json): readonly SafeText[] {
	return referencesIn(raw['RepoTags']);
}

function referencesIn(list: unknown): readonly SafeText[] {
	return asArray(list)
		.map(one => asString(one))
		.filter(one => one !== '' && !one.startsWith('<none>'))
		.map(one => safeText(one));
}

function parseImage(entry: unknown): Image {
	const raw = asObject(entry);
	return {
		id: asString(raw['Id']),
		tags: tagsOf(raw),
		digests: referencesIn(raw['RepoDigests']),
		sizeBytes: asNumber(raw['Size']) ?? 0,
		createdAtMs: asSecondsMs(raw['Created']),
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
		createdAtMs: asSecondsMs(raw['Created']),
		createdBy: safeText(asString(raw['CreatedBy'])),
		sizeBytes: asNumber(raw['Size']) ?? 0,
	};
}
