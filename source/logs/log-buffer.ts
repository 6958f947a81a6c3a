import {
	blockBytes,
	clearBlock,
	createBlock,
	fillBlock,
	firstOf,
	indexFrom,
	lastOf,
	lineFilling,
	packFilling,
	readBlockLine,
	type Filling,
	type KeptLine,
	type LogBlock,
} from './log-block.js';
import {lineFlags, type LogPack} from './log-pack.js';

type LogLimits = {readonly lines: number; readonly bytes: number};

/**
 * The lines kept, newest last, never more than the limits allow. The oldest go first; while a line is held, those
 * around it stay and the oldest outside go, which leaves a gap in the numbers.
 */
export type LogBuffer = {
	readonly limits: LogLimits;
	/** In the order of their lines' numbers; each holds at least one line. */
	readonly blocks: LogBlock[];
	/** Let go, to be filled again: a flood then makes no garbage. */
	readonly spare: LogBlock[];
	/** Lines kept. */
	count: number;
	/** The number that the next line gets. Those put among others get numbers in between. */
	end: number;
	/** Lines that were put among those kept: who looks at the lines in steps has to look again. */
	inserted: number;
	/** Lines let go for want of room. */
	dropped: number;
};

/** Adds a source's lines at the end. `heldSeq`: the line that the user is reading. */
export function appendPack(buffer: LogBuffer, pack: LogPack, source: number, heldSeq?: number): void {
	const excess = Math.max(0, pack.count - buffer.limits.lines);
	buffer.end += pack.skipped + excess;
	buffer.dropped += pack.skipped + excess;
	for (let start = excess; start < pack.count;) {
		const next = append(buffer, packFilling(pack, source, buffer.end), start, pack.count, heldSeq);
		buffer.end += next - start;
		start = next;
	}

	drop(buffer, buffer.count - buffer.limits.lines, heldSeq);
}

/** Adds a line of another buffer, with the number that it has there. */
export function appendLine(buffer: LogBuffer, block: LogBlock, index: number, heldSeq?: number): void {
	append(buffer, lineFilling(block, index), index, index + 1, heldSeq);
	buffer.end = Math.floor(block.seqs[index] ?? 0) + 1;
	drop(buffer, buffer.count - buffer.limits.lines, heldSeq);
}

/** Adds older lines of one source before the first. */
export function prependPack(buffer: LogBuffer, pack: LogPack, source: number, heldSeq: number): void {
	const added: LogBlock[] = [];
	const seq = Math.floor(firstSeq(buffer)) - pack.count;
	for (let start = 0; start < pack.count;) {
		const block = takeBlock(buffer, heldSeq);
		added.push(block);
		start = fillBlock(block, packFilling(pack, source, seq + start), start, pack.count);
	}

	buffer.blocks.unshift(...added);
	buffer.count += pack.count;
	drop(buffer, buffer.count - buffer.limits.lines, heldSeq);
}

export function readLine({blocks}: LogBuffer, seq: number): KeptLine | undefined {
	const found = find(blocks, seq);
	return found && readBlockLine(found.block, found.index);
}

/** Number of the oldest line kept; `end` when there is none. */
export function firstSeq({blocks, end}: LogBuffer): number {
	return blocks[0] ? firstOf(blocks[0]) : end;
}

/** Number of the newest line kept. */
export function lastSeq({blocks}: LogBuffer): number | undefined {
	const last = blocks.at(-1);
	return last && lastOf(last);
}

/** The first line kept from `seq` on. */
export function seqAtOrAfter({blocks}: LogBuffer, seq: number): number | undefined {
	const block = blocks[blockFrom(blocks, seq)];
	return block && block.seqs[indexFrom(block, seq)];
}

/** The last line kept up to `seq`. */
export function seqAtOrBefore(buffer: LogBuffer, seq: number): number | undefined {
	return find(buffer.blocks, seq) ? seq : seqBefore(buffer, seq);
}

/** The first line kept after `seq`. */
export function seqAfter(buffer: LogBuffer, seq: number): number | undefined {
	const at = blockFrom(buffer.blocks, seq);
	const block = buffer.blocks[at];
	const index = block ? indexFrom(block, seq) : 0;
	if (block?.seqs[index] !== seq) {
		return block && block.seqs[index];
	}

	const next = buffer.blocks[at + 1];
	return index + 1 < block.count ? block.seqs[index + 1] : next && firstOf(next);
}

/** The last line kept before `seq`. */
export function seqBefore({blocks}: LogBuffer, seq: number): number | undefined {
	const at = blockFrom(blocks, seq);
	const block = blocks[at];
	const index = block ? indexFrom(block, seq) : 0;
	const before = blocks[at - 1];
	return block && index > block.from ? block.seqs[index - 1] : before && lastOf(before);
}

/** The lines as they are now, for who takes his time. */
export function copyBlocks({blocks}: LogBuffer): readonly LogBlock[] {
	return blocks.map(block => ({
		...block,
		bytes: Buffer.from(block.bytes),
		ends: block.ends.slice(),
		flags: block.flags.slice(),
		sources: block.sources.slice(),
		seqs: block.seqs.slice(),
		hits: block.hits.slice(),
	}));
}

/** How many lines of output are kept before `seq`: our own about the log are none. */
export function countBefore({blocks}: LogBuffer, seq = Number.POSITIVE_INFINITY): number {
	let sum = 0;
	for (const block of blocks) {
		for (const flags of block.flags.subarray(block.from, indexFrom(block, seq))) {
			sum += flags & lineFlags.notice ? 0 : 1;
		}
	}

	return sum;
}

export function find(
	blocks: readonly LogBlock[],
	seq: number,
): {readonly block: LogBlock; readonly index: number} | undefined {
	const block = blocks[blockFrom(blocks, seq)];
	const index = block ? indexFrom(block, seq) : 0;
	return block?.seqs[index] === seq ? {block, index} : undefined;
}

/** Index of the first block that has a line with the number `seq` or a higher one; the blocks' number when none has. */
export function blockFrom(blocks: readonly LogBlock[], seq: number): number {
	const index = blocks.findIndex(block => lastOf(block) >= seq);
	return index < 0 ? blocks.length : index;
}

export function append(
	buffer: LogBuffer,
	filling: Filling,
	from: number,
	to: number,
	heldSeq: number | undefined,
): number {
	const last = buffer.blocks.at(-1);
	let next = last ? fillBlock(last, filling, from, to) : from;
	if (next === from) {
		const block = takeBlock(buffer, heldSeq);
		buffer.blocks.push(block);
		next = fillBlock(block, filling, from, to);
	}

	buffer.count += next - from;
	return next;
}

function mostBlocks({bytes}: LogLimits): number {
	return Math.max(4, Math.floor(bytes / blockBytes));
}

/** An empty block, for which others may have to go. */
export function takeBlock(buffer: LogBuffer, heldSeq: number | undefined): LogBlock {
	while (buffer.blocks.length >= mostBlocks(buffer.limits)) {
		const block = buffer.blocks[droppableBlock(buffer, heldSeq)];
		drop(buffer, block ? block.count - block.from : 0, heldSeq);
	}

	const block = buffer.spare.pop() ?? createBlock();
	clearBlock(block);
	return block;
}

export function drop(buffer: LogBuffer, count: number, heldSeq: number | undefined): void {
	for (let left = count; left > 0;) {
		const at = droppableBlock(buffer, heldSeq);
		const block = buffer.blocks[at];
		if (!block) {
			return;
		}

		const here = Math.min(left, block.count - block.from);
		for (let index = block.from; index < block.from + here; index++) {
			block.hitCount -= block.hits[index] ?? 0;
		}

		block.from += here;
		buffer.count -= here;
		buffer.dropped += here;
		left -= here;
		if (block.from === block.count) {
			buffer.blocks.splice(at, 1);
			buffer.spare.splice(1, Number.POSITIVE_INFINITY, block);
		}
	}
}

/** The oldest block that isn't within a quarter of all lines, or of all blocks, of the line held. */
function droppableBlock({blocks, limits}: LogBuffer, heldSeq: number | undefined): number {
	if (heldSeq === undefined) {
		return 0;
	}

	const held = Math.min(blockFrom(blocks, heldSeq), blocks.length - 1);
	const reach = limits.lines / 4;
	const found = blocks.findIndex(
		(block, at) =>
			Math.abs(at - held) > mostBlocks(limits) / 4 ||
			lastOf(block) < heldSeq - reach ||
			firstOf(block) > heldSeq + reach,
	);
	return Math.max(0, found);
}
