import {safe} from '../../text/safe-text.js';
import type {Client} from '../transport/client.js';
import {objectIn} from '../parse/expect-answer.js';
import {parsePruned, type Pruned} from './image-calls.js';
import {asNumber, asObject, asObjects, type Json} from '../parse/json-fields.js';
import {parseUnused, type Unused} from './unused-objects.js';
import {layerReader, unusedImages} from './unused-images.js';

/** One line of `docker system df`: what is there of a kind, and how much of it nobody uses. */
export type DiskUse = {
	readonly kind: 'images' | 'containers' | 'volumes' | 'build cache';
	readonly count: number;
	readonly active: number;
	readonly sizeBytes: number;
	readonly reclaimableBytes: number;
};

export type Disk = {
	readonly use: (signal: AbortSignal) => Promise<readonly DiskUse[]>;
	/** Containers, images, volumes and build cache that nobody uses. */
	readonly unused: (signal: AbortSignal) => Promise<readonly Unused[]>;
	readonly pruneBuildCache: (signal: AbortSignal) => Promise<Pruned>;
};

/** The engine walks every volume to find its size. */
const walkTimeoutMs = 120_000;

export function diskCalls(client: Client): Disk {
	const readFreed = layerReader(client);
	const walk = async (signal: AbortSignal) => {
		const answer = objectIn(await client.docker(signal, walkTimeoutMs).df(), safe`what takes room`);
		return {answer, unused: parseUnused(answer, await readFreed(answer, signal))};
	};

	return {
		async use(signal) {
			const {answer, unused} = await walk(signal);
			return parseDiskUse(answer, unused);
		},
		unused: async signal => (await walk(signal)).unused,
		async pruneBuildCache(signal) {
			// dockerode's pruneBuilder sends none of its options.
			const prune = {method: 'POST', path: '/build/prune?', options: {all: true}};
			return parsePruned(await client.dial(prune, signal, walkTimeoutMs), 'CachesDeleted');
		},
	};
}

/** What could be reclaimed is what the question about it would list. */
function parseDiskUse(answer: unknown, unused: readonly Unused[]): readonly DiskUse[] {
	const raw = asObject(answer);
	const images = asObjects(raw['Images']);
	const containers = asObjects(raw['Containers']);
	const volumes = asObjects(raw['Volumes']);
	const caches = asObjects(raw['BuildCache']);
	const countOf = (kind: Unused['kind']) => unused.filter(one => one.kind === kind).length;
	return [
		{
			kind: 'images',
			count: images.length,
			active: images.length - unusedImages(answer).length,
			sizeBytes: sizeOf(raw['LayersSize']),
			reclaimableBytes: freedBy('image', unused),
		},
		{
			kind: 'containers',
			count: containers.length,
			active: containers.length - countOf('container'),
			sizeBytes: sum(containers, container => sizeOf(container['SizeRw'])),
			reclaimableBytes: freedBy('container', unused),
		},
		{
			kind: 'volumes',
			count: volumes.length,
			active: volumes.length - countOf('volume'),
			sizeBytes: sum(volumes, volume => sizeOf(asObject(volume['UsageData'])['Size'])),
			reclaimableBytes: freedBy('volume', unused),
		},
		{
			kind: 'build cache',
			count: caches.length,
			active: caches.filter(cache => cache['InUse'] === true).length,
			sizeBytes: sum(caches, cache => (cache['Shared'] === true ? 0 : sizeOf(cache['Size']))),
			reclaimableBytes: freedBy('disk', unused),
		},
	];
}

function freedBy(kind: Unused['kind'], unused: readonly Unused[]): number {
	return unused.reduce((total, one) => total + (one.kind === kind ? (one.sizeBytes ?? 0) : 0), 0);
}

/** -1 is the engine's way to say that it doesn't know. */
function sizeOf(value: unknown): number {
	return Math.max(0, asNumber(value) ?? 0);
}

function sum(entries: readonly Json[], of: (entry: Json) => number): number {
	return entries.reduce((total, entry) => total + of(entry), 0);
}
