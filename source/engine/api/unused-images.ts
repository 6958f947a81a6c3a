import {mapLimit} from '../../util/limit.js';
import {safe} from '../../text/safe-text.js';
import type Docker from 'dockerode';
import type {Client} from '../transport/client.js';
import {EngineError} from '../transport/engine-error.js';
import {freedBytes, type Layered} from './freed-bytes.js';
import {inspectIn, listIn} from '../parse/expect-answer.js';
import {tagsOf} from './image-calls.js';
import {asArray, asNumber, asObject, asObjects, asString, type Json} from '../parse/json-fields.js';

/** By image id: what its removal frees once those before it in `unusedImages` are gone. */
export type FreedBytes = ReadonlyMap<string, number>;

/** Images of /system/df that no container has, those without a tag first: they may go while the others stay. */
export function unusedImages(answer: unknown): readonly Json[] {
	const unused = imagesIn(answer).filter(image => !isUsed(image));
	return [
		...unused.filter(image => tagsOf(image).length === 0),
		...unused.filter(image => tagsOf(image).length > 0),
	];
}

/** Without layers: what belongs to each image alone. */
export function ownBytes(answer: unknown): FreedBytes {
	return freedBytes(
		unusedImages(answer).map(image => layeredOf(image)),
		[],
	);
}

/** Inspects at a time. */
const atOnce = 4;
/** They wait beside the questions that a screen asks. */
const timeoutMs = 30_000;

type Layers = Pick<Layered, 'layers' | 'stepBytes'>;

/** Reads the layers of images that share some, and remembers those of the images that are there: an id's never change. */
export function layerReader({docker}: Pick<Client, 'docker'>) {
	let known: ReadonlyMap<string, Layers> = new Map();
	return async (answer: unknown, signal: AbortSignal): Promise<FreedBytes> => {
		const removed = unusedImages(answer).map(image => layeredOf(image));
		if (removed.every(({sharedBytes}) => sharedBytes === 0)) {
			return ownBytes(answer);
		}

		const kept = imagesIn(answer)
			.filter(image => isUsed(image))
			.map(image => layeredOf(image));
		const sharing = [...removed, ...kept].filter(({sharedBytes}) => sharedBytes > 0);
		const found = new Map<string, Layers>();
		let isWhole = true;
		await mapLimit(sharing, atOnce, async ({id}) => {
			try {
				found.set(id, known.get(id) ?? (await readLayers(docker(signal, timeoutMs), id)));
			} catch (error) {
				// One that is gone by now holds nothing; without another's layers nothing shared may be counted.
				isWhole &&= error instanceof EngineError && error.kind === 'gone';
			}
		});
		signal.throwIfAborted();
		known = found;
		const withLayers = (images: readonly Layered[]) =>
			images.map(image => ({...image, ...found.get(image.id)}));
		return isWhole ? freedBytes(withLayers(removed), withLayers(kept)) : ownBytes(answer);
	};
}

async function readLayers(docker: Docker, id: string): Promise<Layers> {
	const named = docker.getImage(encodeURIComponent(id));
	const image = inspectIn(await named.inspect(), id, 'Id', safe`an image`);
	const history = listIn(await named.history(), safe`layers`);
	return {
		layers: asArray(asObject(image['RootFS'])['Layers']).map(asString),
		stepBytes: history
			.map(step => asNumber(asObject(step)['Size']) ?? 0)
			.filter(size => size > 0)
			.toReversed(),
	};
}

function imagesIn(answer: unknown): readonly Json[] {
	return asObjects(asObject(answer)['Images']);
}

/** Also where the engine doesn't say. */
function isUsed(image: Json): boolean {
	return asNumber(image['Containers']) !== 0;
}

function layeredOf(image: Json): Layered {
	return {
		id: asString(image['Id']),
		sizeBytes: Math.max(0, asNumber(image['Size']) ?? 0),
		sharedBytes: Math.max(0, asNumber(image['SharedSize']) ?? 0),
	};
}
