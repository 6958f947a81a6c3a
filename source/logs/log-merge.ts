import {stampAt} from './log-decode.js';
import {copyPack, slicePack, type LogPack} from './log-pack.js';

/** Lines wait so long for those of other sources, which may be older and come later. */
export const mergeDelayMs = 250;

/** The queue of what engine events tell: its stamps are right, its order among the lines is not known. */
export const noticesQueue = -1;

/** More than this doesn't wait: lines may then stand in the order in which they came. */
const mostWaiting = 20_000;

type Waiting = {
	readonly pack: LogPack;
	/** Each line's stamp, or a later one that came before it in its queue. */
	readonly keys: readonly string[];
	/** Which of the set's sources the lines are of. */
	readonly source: number;
	/** When they came; undefined until the clock is next told. */
	readonly atMs: number | undefined;
};

/** Lines of several sources on their way to one order, that of the engine's stamps. */
export type LogMerge = {
	/** Lines that wait. */
	count: number;
	/** When lines were last handed on, or looked at to be. */
	lookedAtMs: number;
	/** What is in one queue keeps its order, whatever its stamps. */
	readonly queues: Map<number, Waiting[]>;
	/** The newest key of each source's lines. What a clock that was set back stamps then is not late. */
	readonly lastKeys: Map<number, string>;
};

export function addToMerge(
	merge: LogMerge,
	queue: number,
	{pack, source, atMs}: {readonly pack: LogPack; readonly source: number; readonly atMs?: number},
): void {
	if (pack.count > 0) {
		const waiting = merge.queues.get(queue) ?? [];
		const keys = keysOf(pack, merge.lastKeys.get(queue) ?? waiting.at(-1)?.keys.at(-1) ?? '');
		waiting.push({pack: copyPack(pack), keys, source, atMs});
		merge.queues.set(queue, waiting);
		if (queue !== noticesQueue) {
			merge.lastKeys.set(queue, keys.at(-1) ?? '');
		}

		merge.count += pack.count;
	}
}

function keysOf(pack: LogPack, before: string): readonly string[] {
	let key = before;
	return Array.from({length: pack.count}, (_, index) => {
		const stamp = stampAt(pack, index);
		key = stamp > key ? stamp : key;
		return key;
	});
}

/** Whether it is worth while to look at all the queues again: fifty sources bring lines some thousand times a second. */
export function isMergeDue({count, lookedAtMs}: LogMerge, nowMs: number): boolean {
	return count > mostWaiting || Math.abs(nowMs - lookedAtMs) >= mergeDelayMs / 5;
}

export function isMergeFull({count}: LogMerge): boolean {
	return count > mostWaiting;
}

type OnMerged = (pack: LogPack, source: number, keys: readonly string[]) => void;

/** Hands on all that has waited long enough at `nowMs`, and what is not younger by its stamp, in the order of the stamps. */
export function releaseMerged(merge: LogMerge, nowMs: number, onMerged: OnMerged): void {
	const isFull = isMergeFull(merge);
	merge.lookedAtMs = nowMs;
	let newest = '';
	for (const [queue, waiting] of merge.queues) {
		const dated = waiting.map(one => ({...one, atMs: one.atMs ?? nowMs}));
		merge.queues.set(queue, dated);
		for (const {keys, atMs} of dated) {
			const last = keys.at(-1) ?? '';
			newest = last > newest && (isFull || hasWaited(atMs, nowMs)) ? last : newest;
		}
	}

	if (newest !== '') {
		handOn(takeUpTo(merge, newest), onMerged);
	}
}

/** A clock that was set back makes nothing wait until it has caught up. */
function hasWaited(atMs: number, nowMs: number): boolean {
	return atMs <= nowMs - mergeDelayMs || atMs > nowMs;
}

type Entry = {readonly key: string; readonly waiting: Waiting; readonly index: number};

/** The lines not younger than `newest`, oldest first. */
function takeUpTo(merge: LogMerge, newest: string): readonly Entry[] {
	const entries: Entry[] = [];
	for (const [queue, list] of merge.queues) {
		const taken = takeFromQueue(list, newest, entries);
		merge.count -= taken;
		const left = dropTaken(list, taken);
		if (left.length === 0) {
			merge.queues.delete(queue);
		} else {
			merge.queues.set(queue, left);
		}
	}

	return entries.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function takeFromQueue(list: readonly Waiting[], newest: string, entries: Entry[]): number {
	let taken = 0;
	for (const waiting of list) {
		for (const [index, key] of waiting.keys.entries()) {
			if (key > newest) {
				return taken;
			}

			entries.push({key, waiting, index});
			taken++;
		}
	}

	return taken;
}

function dropTaken(list: readonly Waiting[], taken: number): Waiting[] {
	const left: Waiting[] = [];
	let toDrop = taken;
	for (const waiting of list) {
		const here = Math.min(toDrop, waiting.pack.count);
		toDrop -= here;
		if (here < waiting.pack.count) {
			left.push({...waiting, pack: slicePack(waiting.pack, here), keys: waiting.keys.slice(here)});
		}
	}

	return left;
}

/** Neighbours of one pack go together. */
function handOn(entries: readonly Entry[], onMerged: OnMerged): void {
	for (let from = 0; from < entries.length;) {
		const first = entries[from];
		let to = from + 1;
		while (
			entries[to]?.waiting === first?.waiting &&
			entries[to]?.index === (first?.index ?? 0) + to - from
		) {
			to++;
		}

		if (first) {
			const {pack, source} = first.waiting;
			const keys = entries.slice(from, to).map(({key}) => key);
			onMerged(slicePack(pack, first.index, first.index + to - from), source, keys);
		}

		from = to;
	}
}
