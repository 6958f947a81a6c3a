import type {LogBlock} from './log-block.js';
import {blockFrom, find, type LogBuffer} from './log-buffer.js';

// The hits of a search are marked on the lines: they go when their lines go.

export function clearHits({blocks}: LogBuffer): void {
	for (const block of blocks) {
		block.hits.fill(0, 0, block.count);
		block.hitCount = 0;
	}
}

export function markHits({blocks}: LogBuffer, seqs: readonly number[]): void {
	for (const seq of seqs) {
		const found = find(blocks, seq);
		if (found && found.block.hits[found.index] === 0) {
			found.block.hits[found.index] = 1;
			found.block.hitCount++;
		}
	}
}

export function countHits({blocks}: LogBuffer): number {
	return blocks.reduce((sum, {hitCount}) => sum + hitCount, 0);
}

/** Which hit the line is, counted from 1; 0 when it is none. */
export function rankOfHit({blocks}: LogBuffer, seq: number): number {
	const found = find(blocks, seq);
	if (!found || found.block.hits[found.index] === 0) {
		return 0;
	}

	const before = blocks.slice(0, blocks.indexOf(found.block)).reduce((sum, {hitCount}) => sum + hitCount, 0);
	return (
		before + found.block.hits.subarray(found.block.from, found.index + 1).reduce((sum, hit) => sum + hit, 0)
	);
}

/** The nearest hit after `seq` (direction 1) or before it (-1); never `seq` itself. */
export function nextHit({blocks}: LogBuffer, seq: number, direction: 1 | -1): number | undefined {
	const at = blockFrom(blocks, seq);
	const inOrder = direction === 1 ? blocks.slice(at) : blocks.slice(0, at + 1).toReversed();
	for (const block of inOrder) {
		const hit = block.hitCount === 0 ? undefined : hitIn(block, seq, direction);
		if (hit !== undefined) {
			return hit;
		}
	}

	return undefined;
}

function hitIn({from, count, seqs, hits}: LogBlock, seq: number, direction: 1 | -1): number | undefined {
	const isBeyond = (here: number) => (direction === 1 ? here > seq : here < seq);
	const first = direction === 1 ? from : count - 1;
	for (let index = first; index >= from && index < count; index += direction) {
		const here = seqs[index] ?? 0;
		if (hits[index] === 1 && isBeyond(here)) {
			return here;
		}
	}

	return undefined;
}
