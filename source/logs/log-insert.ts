import {stampAt} from './log-decode.js';
import {
	insertInBlock,
	isNoticeLine,
	lineFilling,
	moveRest,
	packFilling,
	type Filling,
	type LogBlock,
} from './log-block.js';
import {
	append,
	appendPack,
	drop,
	find,
	firstSeq,
	prependPack,
	seqAfter,
	seqAtOrAfter,
	seqBefore,
	takeBlock,
	type LogBuffer,
} from './log-buffer.js';
import {slicePack, type LogPack} from './log-pack.js';

/** A line that belongs before more lines than so many stands at the end, as it came. */
const mostBack = 10_000;
/** Between a line and one put beside it: others may follow. Where there is less room, a part of that. */
const usualGap = 2 ** -13;
const partOfRoom = 32;
/** No numbers are nearer: a computer's are no finer. */
const leastGap = (seq: number) => Math.max(2 ** -40, Math.abs(seq) * 2 ** -51);

/** Where in the order of the stamps the next line goes: before that one; undefined: at the end. */
export type LogPlace = {
	readonly seq: number | undefined;
	/** The lowest number given to a line that was put among others. */
	readonly inserted?: number;
};

/**
 * Adds lines where their times say: at the end or, when they came late, among those kept. `keys`: their times, none
 * below the one before. `place`: where the line before them went. Returns where the last of them went.
 */
export function addByTime(
	buffer: LogBuffer,
	{pack, source, keys}: {readonly pack: LogPack; readonly source: number; readonly keys: readonly string[]},
	place: LogPlace | undefined,
	heldSeq?: number,
): LogPlace {
	let inserted = place?.inserted;
	let seq = place ? place.seq : placeBack(buffer, keys[0] ?? '');
	for (let index = 0; index < pack.count; index++) {
		seq = placeOnward(buffer, seq, keys[index] ?? '');
		if (seq === undefined) {
			appendPack(buffer, slicePack(pack, index), source, heldSeq);
			break;
		}

		const own = insertBefore(buffer, packFilling(pack, source, 0), index, {seq, near: 'before'}, heldSeq);
		inserted = Math.min(inserted ?? own, own);
	}

	return {seq, inserted};
}

/** The first of the lines at the end that are younger. */
function placeBack({blocks}: LogBuffer, key: string): number | undefined {
	let place: number | undefined;
	let looked = 0;
	for (let at = blocks.length - 1; at >= 0; at--) {
		const block = blocks[at]!;
		for (let index = block.count - 1; index >= block.from; index--) {
			if (stampAt(block, index) <= key) {
				return place;
			}

			looked++;
			if (looked > mostBack) {
				return undefined;
			}

			place = block.seqs[index];
		}
	}

	return place;
}

/** That place, or the first after it whose line is younger. */
function placeOnward(buffer: LogBuffer, from: number | undefined, key: string): number | undefined {
	let seq = from === undefined ? undefined : seqAtOrAfter(buffer, from);
	for (; seq !== undefined; seq = seqAfter(buffer, seq)) {
		const {block, index} = find(buffer.blocks, seq)!;
		if (stampAt(block, index) > key) {
			break;
		}
	}

	return seq;
}

/** Adds a source's lines from before its first: where their times say, never after one of its own. */
export function addOlder(buffer: LogBuffer, pack: LogPack, source: number, heldSeq: number): void {
	let next = firstFrom(buffer, source, pack);
	if (next === firstSeq(buffer)) {
		prependPack(buffer, pack, source, heldSeq);
		return;
	}

	for (let index = pack.count - 1; index >= 0 && next !== undefined; index--) {
		const stamp = stampAt(pack, index);
		for (let before = seqBefore(buffer, next); before !== undefined; before = seqBefore(buffer, next)) {
			const {block, index: at} = find(buffer.blocks, before)!;
			if (stampAt(block, at) <= stamp) {
				break;
			}

			next = before;
		}

		const place = {seq: next, near: 'after'} as const;
		next = insertBefore(buffer, packFilling(pack, source, 0), index, place, heldSeq);
	}
}

/** The first line of the source, or before that one that is younger than all of the pack. */
function firstFrom(buffer: LogBuffer, source: number, pack: LogPack): number | undefined {
	const newest = pack.count === 0 ? '' : stampAt(pack, pack.count - 1);
	for (const block of buffer.blocks) {
		for (let index = block.from; index < block.count; index++) {
			const isOwn = block.sources[index] === source && !isNoticeLine(block, index);
			if (isOwn || stampAt(block, index) > newest) {
				return block.seqs[index];
			}
		}
	}

	return undefined;
}

/** Adds a line of another buffer where its number says, unless it is there. */
export function insertLine(buffer: LogBuffer, block: LogBlock, index: number, heldSeq?: number): void {
	const filling = lineFilling(block, index);
	const next = seqAtOrAfter(buffer, filling.seq);
	if (next !== undefined && next !== filling.seq) {
		put(buffer, filling, index, next, heldSeq);
	}
}

/** Adds the filling's line before that one, with a number near its neighbour's; where late lines have come among late ones so often that none is left, further on. */
function insertBefore(
	buffer: LogBuffer,
	filling: Filling,
	index: number,
	{seq: wanted, near}: {readonly seq: number; readonly near: 'before' | 'after'},
	heldSeq?: number,
): number {
	let next = wanted;
	let before = lowest(buffer, next);
	while (next - before < 2 * leastGap(next)) {
		before = next;
		next = seqAfter(buffer, next) ?? buffer.end;
	}

	const gap = gapIn(next - before, leastGap(next));
	const seq = near === 'before' ? before + gap : next - gap;
	put(buffer, {...filling, seq}, index, next, heldSeq);
	return seq;
}

function gapIn(room: number, least: number): number {
	let gap = Math.min(usualGap, room / 2);
	while (gap > room / partOfRoom && gap / 2 >= least) {
		gap /= 2;
	}

	return gap;
}

/** The highest number below that line's that may not be given. */
function lowest(buffer: LogBuffer, next: number): number {
	const before = seqBefore(buffer, next);
	return before === undefined ? next - 1 : Math.max(before, Math.ceil(next) - 1);
}

function put(
	buffer: LogBuffer,
	filling: Filling,
	index: number,
	next: number,
	heldSeq: number | undefined,
): void {
	if (next >= buffer.end) {
		append(buffer, filling, index, index + 1, heldSeq);
		return;
	}

	for (let found = find(buffer.blocks, next); found; found = find(buffer.blocks, next)) {
		if (insertInBlock(found.block, found.index, filling, index)) {
			buffer.count++;
			buffer.inserted++;
			drop(buffer, buffer.count - buffer.limits.lines, heldSeq);
			return;
		}

		makeRoom(buffer, next, heldSeq);
	}

	// What it belongs before has gone for want of room, and so would it.
	buffer.dropped++;
}

/** The block's latter half goes to another; or all of it, where its first half has been let go. */
function makeRoom(buffer: LogBuffer, seq: number, heldSeq: number | undefined): void {
	const other = takeBlock(buffer, heldSeq);
	const block = find(buffer.blocks, seq)?.block;
	if (!block) {
		buffer.spare.push(other);
		return;
	}

	const at = buffer.blocks.indexOf(block);
	const middle = Math.floor(block.count / 2);
	if (block.from >= middle) {
		moveRest(block, block.from, other);
		buffer.blocks.splice(at, 1, other);
		buffer.spare.push(block);
	} else {
		moveRest(block, middle, other);
		buffer.blocks.splice(at + 1, 0, other);
	}
}
