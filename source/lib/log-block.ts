import {decodeLine, lineStart, type LogLine} from './log-decode.js';
import type {LogPack} from './log-pack.js';

/** A log line as it is read back. */
export type KeptLine = LogLine & {
	/** Its number since the set was opened; fetched older lines have lower ones, below zero too. */
	readonly seq: number;
	/** Which source of the set it is of. */
	readonly source: number;
};

export const blockBytes = 262_144;
export const blockLines = 2048;

/** A run of lines with consecutive numbers, and their bytes. Reused when its lines are let go. */
export type LogBlock = {
	/** Number of the line at index 0. */
	firstSeq: number;
	/** Lines before this index have been let go. */
	from: number;
	count: number;
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly ends: Uint32Array;
	readonly flags: Uint8Array;
	readonly sources: Uint16Array;
};

export function createBlock(): LogBlock {
	return {
		firstSeq: 0,
		from: 0,
		count: 0,
		bytes: new Uint8Array(blockBytes),
		ends: new Uint32Array(blockLines),
		flags: new Uint8Array(blockLines),
		sources: new Uint16Array(blockLines),
	};
}

/** Adds the pack's lines from `start` on, as many as fit. Returns the index of the first that didn't. */
export function fillBlock(block: LogBlock, pack: LogPack, start: number, source: number): number {
	const packFrom = lineStart(pack.ends, start);
	const blockFrom = lineStart(block.ends, block.count);
	const most = Math.min(pack.count, start + blockLines - block.count);
	let index = start;
	while (index < most && blockFrom + (pack.ends[index] ?? 0) - packFrom <= blockBytes) {
		block.ends[block.count] = blockFrom + (pack.ends[index] ?? 0) - packFrom;
		block.flags[block.count] = pack.flags[index] ?? 0;
		block.sources[block.count] = source;
		block.count++;
		index++;
	}

	block.bytes.set(pack.bytes.subarray(packFrom, lineStart(pack.ends, index)), blockFrom);
	return index;
}

export function readBlockLine(block: LogBlock, index: number): KeptLine {
	const {bytes, ends, flags, sources, firstSeq} = block;
	return {
		...decodeLine(bytes, lineStart(ends, index), ends[index] ?? 0, flags[index] ?? 0),
		seq: firstSeq + index,
		source: sources[index] ?? 0,
	};
}
