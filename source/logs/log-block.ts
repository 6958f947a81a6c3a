import {decodeLine, lineStart, type LogLine} from './log-decode.js';
import {lineFlags, textOffset, type LogPack} from './log-pack.js';
import {cleanLog, plainText} from './log-text.js';
import type {SafeText} from '../text/safe-text.js';

/** A log line as it is read back. */
export type KeptLine = LogLine & {
	/** Its number since the set was opened; fetched older lines have lower ones, below zero too. */
	readonly seq: number;
	/** Which source of the set it is of. */
	readonly source: number;
};

export const blockBytes = 262_144;
const blockLines = 2048;

/** Some lines in the order of their numbers, and their bytes. Reused when its lines are let go. */
export type LogBlock = {
	/** Lines before this index have been let go. */
	from: number;
	/** The index after the last line. */
	count: number;
	/** How many of its lines are hits of the search. */
	hitCount: number;
	readonly bytes: Buffer;
	readonly ends: Uint32Array;
	readonly flags: Uint8Array;
	readonly sources: Uint16Array;
	readonly seqs: Float64Array;
	/** 1 where the line is a hit of the search. */
	readonly hits: Uint8Array;
};

export function createBlock(): LogBlock {
	return {
		from: 0,
		count: 0,
		hitCount: 0,
		bytes: Buffer.allocUnsafeSlow(blockBytes),
		ends: new Uint32Array(blockLines),
		flags: new Uint8Array(blockLines),
		sources: new Uint16Array(blockLines),
		seqs: new Float64Array(blockLines),
		hits: new Uint8Array(blockLines),
	};
}

export function clearBlock(block: LogBlock): void {
	Object.assign(block, {from: 0, count: 0, hitCount: 0});
}

/** Where lines come from, to be numbered from `seq` on or, of another block, with the numbers that they have. */
export type Filling = {
	readonly bytes: Uint8Array;
	readonly ends: Uint32Array;
	readonly flags: Uint8Array;
	readonly source: number;
	readonly seq: number;
};

/** Adds lines `from` to before `to`, as many as fit. Returns the index of the first that didn't. */
export function fillBlock(block: LogBlock, filling: Filling, from: number, to: number): number {
	const {bytes, ends, flags, source, seq} = filling;
	const bytesFrom = lineStart(ends, from);
	const blockFrom = lineStart(block.ends, block.count);
	const most = Math.min(to, from + blockLines - block.count);
	let index = from;
	while (index < most && blockFrom + (ends[index] ?? 0) - bytesFrom <= blockBytes) {
		block.ends[block.count] = blockFrom + (ends[index] ?? 0) - bytesFrom;
		block.flags[block.count] = flags[index] ?? 0;
		block.sources[block.count] = source;
		block.seqs[block.count] = seq + index - from;
		block.hits[block.count] = 0;
		block.count++;
		index++;
	}

	block.bytes.set(bytes.subarray(bytesFrom, lineStart(ends, index)), blockFrom);
	return index;
}

/** Adds the filling's line `from` before the block's at `at`. False where there is no room. */
export function insertInBlock(block: LogBlock, at: number, filling: Filling, from: number): boolean {
	const start = lineStart(filling.ends, from);
	const length = (filling.ends[from] ?? 0) - start;
	const used = lineStart(block.ends, block.count);
	if (block.count === blockLines || used + length > blockBytes) {
		return false;
	}

	const place = lineStart(block.ends, at);
	block.bytes.copyWithin(place + length, place, used);
	block.bytes.set(filling.bytes.subarray(start, start + length), place);
	for (const column of [block.ends, block.flags, block.sources, block.seqs, block.hits]) {
		column.copyWithin(at + 1, at, block.count);
	}

	block.count++;
	block.ends[at] = place + length;
	for (let index = at + 1; index < block.count; index++) {
		block.ends[index]! += length;
	}

	block.flags[at] = filling.flags[from] ?? 0;
	block.sources[at] = filling.source;
	block.seqs[at] = filling.seq;
	block.hits[at] = 0;
	return true;
}

/** Moves the lines from index `from` on to an empty block. */
export function moveRest(block: LogBlock, from: number, to: LogBlock): void {
	const start = lineStart(block.ends, from);
	to.bytes.set(block.bytes.subarray(start, lineStart(block.ends, block.count)));
	to.ends.set(block.ends.subarray(from, block.count).map(end => end - start));
	to.flags.set(block.flags.subarray(from, block.count));
	to.sources.set(block.sources.subarray(from, block.count));
	to.seqs.set(block.seqs.subarray(from, block.count));
	to.hits.set(block.hits.subarray(from, block.count));
	to.count = block.count - from;
	to.hitCount = to.hits.subarray(0, to.count).reduce((sum, hit) => sum + hit, 0);
	block.hitCount -= to.hitCount;
	block.count = from;
}

export function packFilling({bytes, ends, flags}: LogPack, source: number, seq: number): Filling {
	return {bytes, ends, flags, source, seq};
}

/** The block's line at `index`, as it is. */
export function lineFilling({bytes, ends, flags, sources, seqs}: LogBlock, index: number): Filling {
	return {bytes, ends, flags, source: sources[index] ?? 0, seq: seqs[index] ?? 0};
}

export function readBlockLine(
	block: LogBlock,
	index: number,
	decodeOne: typeof decodeLine = decodeLine,
): KeptLine {
	const {bytes, ends, flags, sources, seqs} = block;
	return {
		...decodeOne(bytes, lineStart(ends, index), ends[index] ?? 0, flags[index] ?? 0),
		seq: seqs[index] ?? 0,
		source: sources[index] ?? 0,
	};
}

/** The line's text alone, without colours: for looking at very many. */
export function plainBlockLine({bytes, ends, flags}: LogBlock, index: number): SafeText {
	const from = lineStart(ends, index) + textOffset;
	const text = bytes.toString('utf8', from, ends[index] ?? from);
	const isCut = ((flags[index] ?? 0) & lineFlags.cut) !== 0;
	return plainText(cleanLog(isCut ? text.replace(/\uFFFD{1,3}$/, '') : text));
}

export function isNoticeLine({flags}: LogBlock, index: number): boolean {
	return ((flags[index] ?? 0) & lineFlags.notice) !== 0;
}

/** Index of the first line whose number is `seq` or higher; `count` when there is none. */
export function indexFrom({seqs, from, count}: LogBlock, seq: number): number {
	let low = from;
	let high = count;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((seqs[middle] ?? 0) < seq) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	return low;
}

export function firstOf({seqs, from}: LogBlock): number {
	return seqs[from] ?? 0;
}

export function lastOf({seqs, count}: LogBlock): number {
	return seqs[count - 1] ?? 0;
}
