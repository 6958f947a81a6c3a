import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {openText} from '../../text/secrets.js';
import type {Client} from '../transport/client.js';
import {objectIn} from '../parse/expect-answer.js';
import {parsePruned, tagsOf, type Pruned} from './image-calls.js';
import {asNumber, asObject, asObjects, asString, type Json} from '../parse/json-fields.js';
import {parseContainer} from '../parse/parse-container.js';
import {parseUnused, type Unused} from './unused-objects.js';
import {layerReader, unusedImages} from './unused-images.js';

/** One line of `docker system df`: what is there of a kind, and how much of it nobody uses. */
export type DiskUse = {
	readonly kind: 'images' | 'containers' | 'volumes' | 'build cache';
	readonly count: number;
	readonly active: number;
	readonly sizeBytes: number;
	readonly reclaimableBytes: number;
	/** What takes the most, in falling order. */
	readonly largest: readonly Taker[];
};

type Taker = {readonly name: SafeText; readonly sizeBytes: number};

const mostTakers = 10;

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
			active: images.length - unusedImages(answer).length,
			reclaimableBytes: freedBy('image', unused),
			...takersOf(images, image => [tagsOf(image)[0] ?? shortName(image['Id']), image['Size']]),
			// Layers that several have count once.
			sizeBytes: sizeOf(raw['LayersSize']),
		},
		{
			kind: 'containers',
			active: containers.length - countOf('container'),
			reclaimableBytes: freedBy('container', unused),
			...takersOf(containers, container => [parseContainer(container).name, container['SizeRw']]),
		},
		{
			kind: 'volumes',
			active: volumes.length - countOf('volume'),
			reclaimableBytes: freedBy('volume', unused),
			...takersOf(volumes, ({Name: name, UsageData: use}) => [
				safeText(asString(name)),
				asObject(use)['Size'],
			]),
		},
		{
			kind: 'build cache',
			active: caches.filter(cache => cache['InUse'] === true).length,
			reclaimableBytes: freedBy('disk', unused),
			...takersOf(caches, cache => [cacheName(cache), cache['Shared'] === true ? 0 : cache['Size']]),
		},
	];
}

function cacheName({Description: description, ID: id}: Json): SafeText {
	return openText(asString(description) || asString(id), 200);
}

function takersOf(
	entries: readonly Json[],
	of: (entry: Json) => readonly [name: SafeText, size: unknown],
): Pick<DiskUse, 'count' | 'sizeBytes' | 'largest'> {
	const takers = entries.map(entry => {
		const [name, size] = of(entry);
		return {name, sizeBytes: sizeOf(size)};
	});
	return {
		count: entries.length,
		sizeBytes: takers.reduce((sum, {sizeBytes}) => sum + sizeBytes, 0),
		largest: takers
			.filter(({sizeBytes}) => sizeBytes > 0)
			.sort((a, b) => b.sizeBytes - a.sizeBytes)
			.slice(0, mostTakers),
	};
}

function shortName(id: unknown): SafeText {
	return safeText(asString(id).replace('sha256:', '').slice(0, 12));
}

function freedBy(kind: Unused['kind'], unused: readonly Unused[]): number {
	return unused.reduce((total, one) => total + (one.kind === kind ? (one.sizeBytes ?? 0) : 0), 0);
}

/** -1 is the engine's way to say that it doesn't know. */
function sizeOf(value: unknown): number {
	return Math.max(0, asNumber(value) ?? 0);
}
