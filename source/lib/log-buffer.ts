import {
	blockBytes,
	createBlock,
	fillBlock,
	readBlockLine,
	type KeptLine,
	type LogBlock,
} from './log-block.js';
import type {LogPack} from './log-pack.js';

export type LogLimits = {readonly lines: number; readonly bytes: number};

/** What is kept of a followed set unless the user asks for more. */
export const usualLimits: LogLimits = {lines: 10_000, bytes: 16 * 1024 * 1024};

/**
 * The lines kept, newest last, never more than the limits allow. The oldest go first; while a line is held, those
 * around it stay and the oldest outside go, which leaves a gap in the numbers.
 */
export type LogBuffer = {
	readonly limits: LogLimits;
	/** In the order of their lines' numbers. */
	readonly blocks: LogBlock[];
	/** Let go, to be filled again: a flood then makes no garbage. */
	readonly spare: LogBlock[];
	/** Lines kept. */
	count: number;
	/** The number that the next line gets. */
	end: number;
	/** Lines let go for want of room. */
	dropped: number;
};

export function createLogBuffer(limits: LogLimits = usualLimits): LogBuffer {
	return {limits, blocks: [], spare: [], count: 0, end: 0, dropped: 0};
}

/** Adds a source's lines at the end. `heldSeq`: the line that the user is reading. */
export function appendPack(buffer: LogBuffer, pack: LogPack, source: number, heldSeq?: number): void {
	const excess = Math.max(0, pack.count - buffer.limits.lines);
	buffer.end += pack.skipped + excess;
	buffer.dropped += pack.skipped + excess;
	let start = excess;
	while (start < pack.count) {
		const block = buffer.blocks.at(-1);
		const isNext = block !== undefined && block.firstSeq + block.count === buffer.end;
		let next = isNext ? fillBlock(block, pack, start, source) : start;
		if (next === start) {
			next = fillBlock(openBlock(buffer, heldSeq), pack, start, source);
		}

		buffer.count += next - start;
		buffer.end += next - start;
		start = next;
	}

	drop(buffer, buffer.count - buffer.limits.lines, heldSeq);
}

export function readLine({blocks}: LogBuffer, seq: number): KeptLine | undefined {
	const block = blocks[blockAt(blocks, seq)];
	return block && seq >= block.firstSeq + block.from && seq < block.firstSeq + block.count
		? readBlockLine(block, seq - block.firstSeq)
		: undefined;
}

/** Number of the oldest line kept; `end` when there is none. */
export function firstSeq({blocks, end}: LogBuffer): number {
	return blocks[0] ? blocks[0].firstSeq + blocks[0].from : end;
}

/** The first line kept from `seq` on. */
export function seqAtOrAfter({blocks}: LogBuffer, seq: number): number | undefined {
	const index = blockAt(blocks, seq);
	const block = blocks[index];
	if (block && seq < block.firstSeq + block.count) {
		return Math.max(seq, block.firstSeq + block.from);
	}

	const next = blocks[index + 1];
	return next && next.firstSeq + next.from;
}

/** The last line kept up to `seq`. */
export function seqAtOrBefore({blocks}: LogBuffer, seq: number): number | undefined {
	const index = blockAt(blocks, seq);
	const block = blocks[index];
	if (block && seq >= block.firstSeq + block.from) {
		return Math.min(seq, block.firstSeq + block.count - 1);
	}

	const before = blocks[index - 1];
	return before && before.firstSeq + before.count - 1;
}

/** Index of the last block that begins at `seq` or before; -1 when all begin later. */
function blockAt(blocks: readonly LogBlock[], seq: number): number {
	return blocks.findLastIndex(({firstSeq}) => firstSeq <= seq);
}

function mostBlocks({bytes}: LogLimits): number {
	return Math.max(4, Math.floor(bytes / blockBytes));
}

function openBlock(buffer: LogBuffer, heldSeq: number | undefined): LogBlock {
	while (buffer.blocks.length >= mostBlocks(buffer.limits)) {
		const block = buffer.blocks[droppableBlock(buffer, heldSeq)];
		drop(buffer, block ? block.count - block.from : 0, heldSeq);
	}

	const block = buffer.spare.pop() ?? createBlock();
	Object.assign(block, {firstSeq: buffer.end, from: 0, count: 0});
	buffer.blocks.push(block);
	return block;
}

function drop(buffer: LogBuffer, count: number, heldSeq: number | undefined): void {
	let left = count;
	while (left > 0) {
		const index = droppableBlock(buffer, heldSeq);
		const block = buffer.blocks[index];
		if (!block) {
			return;
		}

		const here = Math.min(left, block.count - block.from);
		block.from += here;
		buffer.count -= here;
		buffer.dropped += here;
		left -= here;
		if (block.from === block.count) {
			buffer.blocks.splice(index, 1);
			buffer.spare.length = Math.min(buffer.spare.length, 1);
			buffer.spare.push(block);
		}
	}
}

/** The oldest block that isn't within a quarter of all lines, or of all blocks, of the line held; never the newest. */
function droppableBlock({blocks, limits}: LogBuffer, heldSeq: number | undefined): number {
	if (heldSeq === undefined) {
		return 0;
	}

	const held = blockAt(blocks, heldSeq);
	const found = blocks.findIndex(
		({firstSeq, from, count}, index) =>
			Math.abs(index - held) > mostBlocks(limits) / 4 ||
			firstSeq + count <= heldSeq - limits.lines / 4 ||
			firstSeq + from > heldSeq + limits.lines / 4,
	);
	return found < 0 || found === blocks.length - 1 ? 0 : found;
}
