import type {Asked} from '../../source/demo/http/server.js';
import {fraction} from '../../source/demo/random.js';

export type FaultKind =
	/** The connection breaks before a word. */
	| 'reset'
	/** No answer, ever. */
	| 'hang'
	/** A byte at a time. */
	| 'slow'
	/** 500, with a proxy's HTML page. */
	| 'html'
	/** 403, with a filtering proxy's HTML page. */
	| 'forbidden'
	/** 503, in plain text. */
	| 'unavailable'
	/** Breaks off in the middle of a chunk. */
	| 'cutChunk'
	/** Half of the JSON, ended as if it were whole. */
	| 'cutJson'
	/** Noise where log frames or JSON lines should be. */
	| 'garbage'
	/** Promises more bytes than come. */
	| 'wrongLength'
	/** Stats without some of their fields, as Podman's and Windows' are. */
	| 'missingFields';

/** Something that goes wrong, with which requests and how often. */
export type Fault = {
	readonly kind: FaultKind;
	/** Requests whose path holds this; all when left out. */
	readonly path?: string | RegExp;
	readonly method?: string;
	/** 0–1 of those requests, drawn by the seed. */
	readonly share?: number;
	/** So many times, then never again. */
	readonly times?: number;
};

export type Faults = readonly Fault[];

export type FaultSource = (asked: Asked) => FaultKind | undefined;

/** Says for each request which fault it meets, if any: the first that fits. */
export function createFaultSource(faults: Faults, seed: number): FaultSource {
	const left = new Map(faults.map(fault => [fault, fault.times ?? Infinity]));
	let requests = 0;
	return ({method, path}) => {
		requests++;
		const fault = faults.find(
			candidate =>
				(left.get(candidate) ?? 0) > 0 &&
				(candidate.method === undefined || candidate.method === method) &&
				holds(path, candidate.path ?? '') &&
				fraction(seed, requests) < (candidate.share ?? 1),
		);
		if (fault !== undefined) {
			left.set(fault, (left.get(fault) ?? 0) - 1);
		}

		return fault?.kind;
	};
}

function holds(path: string, part: string | RegExp): boolean {
	return typeof part === 'string' ? path.includes(part) : part.test(path);
}
