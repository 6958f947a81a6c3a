import {readBlockLine, type LogBlock} from './log-block.js';
import type {LogBuffer} from './log-buffer.js';

/** The lines of up to a moment (ms since the epoch), as a buffer to be read. Lines stand in the order of their times. */
export function bufferUntil(buffer: LogBuffer, atMs: number): LogBuffer {
	const until = new Date(atMs).toISOString().slice(0, -1);
	const blocks: LogBlock[] = [];
	for (const block of buffer.blocks) {
		const count = countUntil(block, until);
		if (count > block.from) {
			blocks.push(count === block.count ? block : {...block, count});
		}

		if (count < block.count) {
			break;
		}
	}

	const count = blocks.reduce((sum, block) => sum + block.count - block.from, 0);
	const last = blocks.at(-1);
	return {...buffer, blocks, count, end: last ? (last.seqs[last.count - 1] ?? 0) + 1 : buffer.end};
}

/** Index after the block's last line of up to then. */
function countUntil(block: LogBlock, until: string): number {
	let low = block.from;
	let high = block.count;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (readBlockLine(block, middle).stamp.slice(0, until.length) <= until) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	return low;
}
