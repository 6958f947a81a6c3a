import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type Docker from 'dockerode';
import type {Client} from '../transport/client.js';
import {notAnEngine} from '../transport/fault-words.js';
import {EngineError} from '../transport/engine-error.js';
import {registryOf, withLoginHint, type Credentials} from '../address/docker-credentials.js';
import {inspectIn, listIn, nothingIn, objectIn} from '../parse/expect-answer.js';
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

type HistoryLayer = {
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
	readonly inspect: (id: string, signal: AbortSignal) => Promise<Json>;
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

export function imageCalls(client: Client, credentials: Credentials): Images {
	const {docker} = client;
	return {
		list: async signal =>
			listIn(await docker(signal).listImages(), safe`images`).map(entry => parseImage(entry)),
		pull: (reference, signal) => pull(client, credentials, reference, signal),
		async search(term, signal) {
			const registry = registryOf(term);
			const auth = await credentials(registry, signal);
			const asked = {term, limit: 50, authconfig: {base64: auth.header}};
			const answer: unknown = await docker(signal, registryTimeoutMs)
				.searchImages(asked)
				.catch((error: unknown) => {
					throw withLoginHint(error, auth, registry);
				});
			return listIn(answer, safe`images`).map(entry => parseFound(entry));
		},
		async history(id, signal) {
			const layers: unknown = await named(docker(signal), id).history();
			return listIn(layers, safe`layers`).map(layer => parseLayer(layer));
		},
		inspect: async (id, signal) => inspect(docker(signal), id),
		async tag(id, repository, tag, signal) {
			nothingIn(await named(docker(signal), id).tag({repo: repository, tag}));
		},
		remove: async (id, tag, isForced, signal) => remove(client, {id, tag, isForced}, signal),
	};
}

/** dockerode writes a name into a path as it is. */
function named(docker: Docker, reference: string): Docker.Image {
	return docker.getImage(encodeURIComponent(reference));
}

async function inspect(docker: Docker, id: string): Promise<Json> {
	return inspectIn(await named(docker, id).inspect(), id, 'Id', safe`an image`);
}

type Removal = {readonly id: string; readonly tag: string | undefined; readonly isForced: boolean};

/**
 * By its id wherever that does: without force the engine then refuses if the image has got another tag meanwhile.
 * One of several tags, and what the engine doesn't remove by id, such as the parent of another image, goes by its
 * tag, once that was seen to be the image's still.
 */
async function remove({docker}: Client, {id, tag, isForced}: Removal, signal: AbortSignal): Promise<void> {
	const removeBy = async (reference: string, force: boolean) => {
		const answer: unknown = await named(docker(signal, removeTimeoutMs), reference).remove({force});
		if (listIn(answer, safe`what was removed`).length === 0) {
			throw notAnEngine(safe`the engine's answer doesn't say what was removed`);
		}
	};

	if (tag === undefined) {
		await removeBy(id, isForced);
		return;
	}

	const byTag = async () => {
		if (asString(asObject(await named(docker(signal), tag).inspect())['Id']) !== id) {
			throw new EngineError('changed', safe`${safeText(tag)} is another image now`);
		}

		await removeBy(tag, isForced);
	};

	if (tagsOf(await inspect(docker(signal), id)).length > 1) {
		await byTag();
		return;
	}

	try {
		await removeBy(id, false);
	} catch (error) {
		if (!(error instanceof EngineError && error.kind === 'conflict')) {
			throw error;
		}

		await byTag();
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
