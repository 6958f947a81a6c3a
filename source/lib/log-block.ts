import {lineFlags, stampLength, textOffset, type LogPack} from './log-pack.js';
import {cleanLog} from './log-text.js';
import type {SafeText} from './safe-text.js';

/** A log line as it is read back: decoded and harmless. */
export type KeptLine = {
	/** Its number since the set was opened; fetched older lines have lower ones, below zero too. */
	readonly seq: number;
	/** Which source of the set it is of. */
	readonly source: number;
	/** The engine's RFC 3339 stamp with nanoseconds, in UTC. */
	readonly stamp: string;
	readonly text: SafeText;
	readonly isStderr: boolean;
	readonly isCut: boolean;
	/** Not a container's line but ours, about it. */
	readonly isNotice: boolean;
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

export function lineStart(ends: Uint32Array, index: number): number {
	return index === 0 ? 0 : (ends[index - 1] ?? 0);
}

export function readBlockLine(block: LogBlock, index: number): KeptLine {
	const flags = block.flags[index] ?? 0;
	const raw = rawLine(block, index);
	return {
		seq: block.firstSeq + index,
		source: block.sources[index] ?? 0,
		stamp: raw.slice(0, stampLength).trimEnd(),
		text: cleanLog(raw.slice(textOffset)),
		isStderr: (flags & lineFlags.stderr) !== 0,
		isCut: (flags & lineFlags.cut) !== 0,
		isNotice: (flags & lineFlags.notice) !== 0,
	};
}

/** Stamp and text, not yet cleaned: for searching, never for painting. */
export function rawLine(block: LogBlock, index: number): string {
	const {buffer, byteOffset} = block.bytes;
	const start = lineStart(block.ends, index);
	return Buffer.from(buffer, byteOffset + start, (block.ends[index] ?? start) - start).toString('utf8');
}
