import type {Caller} from './call.js';
import {parsePruned, type Pruned} from './images.js';
import {asArray, asNumber, asObject, asString, type Json} from './json-fields.js';
import {parseUnused, type Unused} from './unused.js';

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

export function diskDoor({json}: Caller): Disk {
	const walk = async (signal: AbortSignal) => json({path: '/system/df', signal, timeoutMs: walkTimeoutMs});
	return {
		use: async signal => parseDiskUse(await walk(signal)),
		unused: async signal => parseUnused(await walk(signal)),
		async pruneBuildCache(signal) {
			const query = {all: true};
			const answer = await json({
				method: 'POST',
				path: '/build/prune',
				query,
				signal,
				timeoutMs: walkTimeoutMs,
			});
			return parsePruned(answer, 'CachesDeleted');
		},
	};
}

function parseDiskUse(answer: unknown): readonly DiskUse[] {
	const raw = asObject(answer);
	return [
		imagesUse(objects(raw['Images']), asNumber(raw['LayersSize']) ?? 0),
		containersUse(objects(raw['Containers'])),
		volumesUse(objects(raw['Volumes']).map(volume => asObject(volume['UsageData']))),
		cacheUse(objects(raw['BuildCache'])),
	];
}

function imagesUse(images: readonly Json[], layersBytes: number): DiskUse {
	const unused = images.filter(image => (asNumber(image['Containers']) ?? 0) <= 0);
	return {
		kind: 'images',
		count: images.length,
		active: images.length - unused.length,
		sizeBytes: layersBytes,
		reclaimableBytes: sum(unused, image => sizeOf(image['Size']) - sizeOf(image['SharedSize'])),
	};
}

function containersUse(containers: readonly Json[]): DiskUse {
	const up = new Set(['running', 'paused', 'restarting']);
	const stopped = containers.filter(container => !up.has(asString(container['State'])));
	return {
		kind: 'containers',
		count: containers.length,
		active: containers.length - stopped.length,
		sizeBytes: sum(containers, container => sizeOf(container['SizeRw'])),
		reclaimableBytes: sum(stopped, container => sizeOf(container['SizeRw'])),
	};
}

function volumesUse(volumes: readonly Json[]): DiskUse {
	const unused = volumes.filter(volume => sizeOf(volume['RefCount']) === 0);
	return {
		kind: 'volumes',
		count: volumes.length,
		active: volumes.length - unused.length,
		sizeBytes: sum(volumes, volume => sizeOf(volume['Size'])),
		reclaimableBytes: sum(unused, volume => sizeOf(volume['Size'])),
	};
}

function cacheUse(caches: readonly Json[]): DiskUse {
	const unused = caches.filter(cache => cache['InUse'] !== true);
	return {
		kind: 'build cache',
		count: caches.length,
		active: caches.length - unused.length,
		sizeBytes: sum(caches, cache => sizeOf(cache['Size'])),
		reclaimableBytes: sum(unused, cache => sizeOf(cache['Size'])),
	};
}

function objects(entries: unknown): readonly Json[] {
	return asArray(entries).map(entry => asObject(entry));
}

/** -1 is the engine's way to say that it doesn't know. */
function sizeOf(value: unknown): number {
	return Math.max(0, asNumber(value) ?? 0);
}

function sum(entries: readonly Json[], of: (entry: Json) => number): number {
	return entries.reduce((total, entry) => total + of(entry), 0);
}
