/** What is known of an image's layers. */
export type Layered = {
	readonly id: string;
	/** Digests from the first layer up; undefined where the engine didn't tell. */
	readonly layers?: readonly string[];
	readonly sizeBytes: number;
	/** Of the layers that other images have too; some engines count those that a build left without a name. */
	readonly sharedBytes: number;
	/** Sizes of its layers that aren't empty, from the first up. */
	readonly stepBytes?: readonly number[];
};

/** A layer on top of its parent: the same digest on another parent is another one. */
type Layer = {
	readonly parent?: Layer;
	readonly depth: number;
	readonly children: Map<string, Layer>;
	/** Images that need it. */
	users: number;
	/** Of it and all below it, where an image ends here. */
	totalBytes?: number;
	/** It is no more than that. */
	mostBytes?: number;
};

/**
 * What the removal of each image frees, one after the other in that order, while `kept` stay: the layers that
 * nobody needs any more. Never more than that; less only where the engine doesn't tell how large a layer is.
 */
export function freedBytes(
	removed: readonly Layered[],
	kept: readonly Layered[],
): ReadonlyMap<string, number> {
	const root: Layer = {depth: 0, children: new Map(), users: Number.POSITIVE_INFINITY, totalBytes: 0};
	const tops = new Map([...removed, ...kept].map(image => [image.id, stack(image, root)]));
	for (const image of [...removed, ...kept]) {
		noteShared(image, tops.get(image.id));
	}

	return new Map(removed.map(image => [image.id, free(image, tops.get(image.id))]));
}

function stack({layers, sizeBytes}: Layered, root: Layer): Layer | undefined {
	if (!layers) {
		return undefined;
	}

	let top = root;
	for (const digest of layers) {
		const next: Layer = top.children.get(digest) ?? {
			parent: top,
			depth: top.depth + 1,
			children: new Map(),
			users: 0,
		};
		top.children.set(digest, next);
		next.users++;
		top = next;
	}

	top.totalBytes = top === root ? 0 : sizeBytes;
	return top;
}

/** The engine's figure for what is shared ends at the last layer that another image has, or above it. */
function noteShared({sharedBytes}: Layered, top: Layer | undefined): void {
	const shared = top && lowerUntil(top, ({users}) => users > 1);
	if (shared) {
		shared.mostBytes = Math.min(shared.mostBytes ?? Number.POSITIVE_INFINITY, sharedBytes);
	}
}

function free(image: Layered, top: Layer | undefined): number {
	const {sizeBytes, sharedBytes} = image;
	if (!top) {
		return Math.max(0, sizeBytes - sharedBytes);
	}

	for (let layer = top; layer.parent; layer = layer.parent) {
		layer.users--;
	}

	const left = lowerUntil(top, ({users}) => users > 0);
	return Math.max(0, sizeBytes - atMostBytes(left, top, image));
}

/** Exact where an image ends, or where each layer has a step of its own; else no less than it is. */
function atMostBytes(layer: Layer, top: Layer, {sizeBytes, stepBytes = []}: Layered): number {
	if (layer.totalBytes !== undefined) {
		return layer.totalBytes;
	}

	const below = lowerUntil(layer, ({totalBytes}) => totalBytes !== undefined);
	const fromBytes = below.totalBytes ?? 0;
	let most = Math.min(sizeBytes, fromBytes + bytesAfter(stepBytes, fromBytes, layer.depth - below.depth));
	for (let one = top; one.depth >= layer.depth && one.parent; one = one.parent) {
		most = Math.min(most, one.totalBytes ?? one.mostBytes ?? most);
	}

	return most;
}

/** The next `count` steps above `fromBytes`; unbounded where there are none. */
function bytesAfter(steps: readonly number[], fromBytes: number, count: number): number {
	let passed = 0;
	const start = steps.findIndex(step => {
		const isAbove = passed >= fromBytes;
		passed += step;
		return isAbove;
	});
	return start === -1
		? Number.POSITIVE_INFINITY
		: steps.slice(start, start + count).reduce((sum, step) => sum + step, 0);
}

function lowerUntil(layer: Layer, isIt: (layer: Layer) => boolean): Layer {
	let one = layer;
	while (one.parent && !isIt(one)) {
		one = one.parent;
	}

	return one;
}
