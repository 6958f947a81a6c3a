import type {SimImage} from './fleet-resources.js';
import {hash, hex} from '../random.js';
import type {SimContainer} from './demo-container.js';
import type {World} from './world.js';

/** `docker.io/library/nginx` is `nginx`, as engines list it. */
export function familiar(reference: string): string {
	return reference.replace(/^(?:index\.)?docker\.io\/(?:library\/)?/, '');
}

/** The full reference: `nginx` is `nginx:latest`. */
export function withTag(name: string): string {
	const reference = familiar(name);
	return /[:@][^/]*$/.test(reference) ? reference : `${reference}:latest`;
}

/** Of every image here. */
export const imageCommand = ['/bin/sh'];

export function imageIdOf(seed: number, reference: string): string {
	return `sha256:${hex(64, seed, 'image', withTag(reference))}`;
}

export function makeImage(
	world: Pick<World, 'seed' | 'images'>,
	reference: string,
	createdMs: number,
	changes: Partial<SimImage> = {},
): SimImage {
	const image = {
		id: imageIdOf(world.seed, reference),
		tags: [withTag(reference)],
		createdMs,
		sizeBytes: 4_000_000 + (hash(world.seed, reference) % 900_000_000),
		...changes,
	};
	world.images.set(image.id, image);
	return image;
}

/** By tag, id, short id or digest. */
export function findImage(world: World, reference: string): SimImage | undefined {
	const tag = withTag(reference);
	const likely = world.images.get(imageIdOf(world.seed, tag));
	if (likely?.tags.includes(tag)) {
		return likely;
	}

	const digits = reference.replace(/^sha256:/, '');
	const id = /^[\da-f]{6,64}$/.test(digits) ? `sha256:${digits}` : undefined;
	return [...world.images.values()].find(
		image => image.tags.includes(tag) || (id !== undefined && image.id.startsWith(id)),
	);
}

export function usersOf(world: World, image: SimImage): SimContainer[] {
	return [...world.containers.values()].filter(({imageId}) => imageId === image.id);
}
