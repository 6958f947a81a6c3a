import {counted} from '../../text/format.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {listIn} from '../parse/expect-answer.js';
import {tagsOf} from './image-calls.js';
import {asNumber, asObject, asObjects, asString, asTimeMs, type Json} from '../parse/json-fields.js';
import {parseContainer} from '../parse/parse-container.js';
import type {ContainerState} from '../types.js';
import {ownBytes, unusedImages, type FreedBytes} from './unused-images.js';

/** Something that no container uses, as the engine was asked for it just now. */
export type Unused = {
	readonly kind: 'container' | 'image' | 'volume' | 'network' | 'disk';
	/** For the request that removes it. */
	readonly id: string;
	readonly name: SafeText;
	/** Of an image: the tag that goes. */
	readonly tag?: SafeText;
	/** A volume has no id: one made anew under its name is another. */
	readonly createdAtMs?: number;
	/** What its removal frees once all before it in the list are gone; undefined where the engine doesn't know. */
	readonly sizeBytes?: number;
	/** An image with a tag, a volume with a name: somebody may want it. */
	readonly isNamed: boolean;
};

/** An image of several names is one, however many of them go. */
export function countObjects(unused: readonly Unused[]): number {
	return new Set(unused.map(({kind, id}) => `${kind} ${id}`)).size;
}

/** What isn't known to have stopped stays. */
const stopped: ReadonlySet<string> = new Set<ContainerState>(['created', 'exited', 'dead']);
const anonymousName = /^[\da-f]{64}$/;

/** The answer of /system/df: what of it nobody uses. The build cache is one thing, since its parts hang together. */
export function parseUnused(answer: unknown, freed: FreedBytes = ownBytes(answer)): readonly Unused[] {
	const raw = asObject(answer);
	return [
		...asObjects(raw['Containers']).flatMap(container => unusedContainer(container)),
		...unusedImages(answer).flatMap(image => unusedTags(image, freed)),
		...asObjects(raw['Volumes']).flatMap(volume => unusedVolume(volume)),
		...unusedCache(asObjects(raw['BuildCache'])),
	];
}

/** Networks that no container, stopped ones included, belongs to. `containers` is the answer of /containers/json. */
export function unusedNetworks(
	networks: ReadonlyArray<{readonly id: string; readonly name: SafeText; readonly isPredefined: boolean}>,
	containers: unknown,
): readonly Unused[] {
	const used = new Set(
		listIn(containers, safe`containers`).flatMap(entry =>
			Object.entries(asObject(asObject(asObject(entry)['NetworkSettings'])['Networks'])).flatMap(
				([name, entry]) => [name, asString(asObject(entry)['NetworkID'])],
			),
		),
	);
	return networks
		.filter(({id, name, isPredefined}) => !isPredefined && !used.has(id) && !used.has(name))
		.map(({id, name}) => ({kind: 'network', id, name, isNamed: false}));
}

function unusedContainer(container: Json): readonly Unused[] {
	const {id, name, state} = parseContainer(container);
	const sizeBytes = sizeOf(container['SizeRw']) ?? 0;
	return stopped.has(state) ? [{kind: 'container', id, name, sizeBytes, isNamed: false}] : [];
}

/** One for each tag, since each is removed by itself; the last of them frees the layers. */
function unusedTags(image: Json, freed: FreedBytes): readonly Unused[] {
	const id = asString(image['Id']);
	const sizeBytes = freed.get(id);
	const tags = tagsOf(image);
	return tags.length === 0
		? [
				{
					kind: 'image',
					id,
					name: safeText(id.replace(/^sha256:/, '').slice(0, 12)),
					sizeBytes,
					isNamed: false,
				},
			]
		: tags.map((tag, index) => ({
				kind: 'image',
				id,
				tag,
				name: tag,
				sizeBytes: index === 0 ? sizeBytes : 0,
				isNamed: true,
			}));
}

function unusedVolume(volume: Json): readonly Unused[] {
	const id = asString(volume['Name']);
	const usage = asObject(volume['UsageData']);
	const isAnonymous = anonymousName.test(id) || 'com.docker.volume.anonymous' in asObject(volume['Labels']);
	return asNumber(usage['RefCount']) === 0
		? [
				{
					kind: 'volume',
					id,
					name: safeText(id),
					createdAtMs: asTimeMs(volume['CreatedAt']),
					sizeBytes: sizeOf(usage['Size']),
					isNamed: !isAnonymous,
				},
			]
		: [];
}

function unusedCache(caches: readonly Json[]): readonly Unused[] {
	const unused = caches.filter(cache => cache['InUse'] !== true);
	const sizeBytes = unused
		// What an image has too stays with the image.
		.filter(cache => cache['Shared'] !== true)
		.reduce((total, cache) => total + (sizeOf(cache['Size']) ?? 0), 0);
	return unused.length === 0
		? []
		: [
				{
					kind: 'disk',
					id: 'build cache',
					name: safe`build cache, ${counted(unused.length, 'entry', 'entries')}`,
					sizeBytes,
					isNamed: false,
				},
			];
}

/** -1 is the engine's way to say that it doesn't know. */
function sizeOf(value: unknown): number | undefined {
	const size = asNumber(value);
	return size === undefined || size < 0 ? undefined : size;
}
