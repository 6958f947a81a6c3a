// Log lines as bytes, undecoded: cheap to take in at any rate, to keep, and to let go. Only what is
// shown, searched or counted is ever decoded, and made harmless, by `read` of the log buffer.

import {safe} from '../text/safe-text.js';

/** Every line begins with the engine's stamp, `2026-11-24T02:14:05.123456789Z`, and a space. */
export const stampLength = 30;
export const textOffset = stampLength + 1;

/** Bytes kept of a line; the rest of a longer one is let go, and the line is flagged `cut`. */
export const mostLineBytes = 16_384;

/** What stands at a line whose end was let go. */
export const cutMark = safe`⋯cut`;

/** Bits of a line's flags. `goesOn`: lines are wanted whole, and the next of the same stream is the rest of this one. */
export const lineFlags = {stderr: 1, cut: 2, notice: 4, goesOn: 8} as const;

/** Lines of one source, in its order. */
export type LogPack = {
	/** The lines' bytes, one after another, without line ends. */
	readonly bytes: Uint8Array;
	/** Where in `bytes` each line ends. */
	readonly ends: Uint32Array;
	readonly flags: Uint8Array;
	readonly count: number;
	/** Lines that came before these and were let go unread. */
	readonly skipped: number;
};

/** The lines from index `from` to before `to`, on the same bytes. */
export function slicePack(pack: LogPack, from: number, to = pack.count): LogPack {
	const start = from === 0 ? 0 : (pack.ends[from - 1] ?? 0);
	return {
		bytes: pack.bytes.subarray(start),
		ends: pack.ends.slice(from, to).map(end => end - start),
		flags: pack.flags.subarray(from, to),
		count: to - from,
		skipped: from === 0 ? pack.skipped : 0,
	};
}

/** One after another, in a pack of its own bytes. */
export function joinPacks(packs: readonly LogPack[]): LogPack {
	const sizes = packs.map(({ends, count}) => ends[count - 1] ?? 0);
	const count = packs.reduce((sum, pack) => sum + pack.count, 0);
	const bytes = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
	const ends = new Uint32Array(count);
	const flags = new Uint8Array(count);
	let line = 0;
	let start = 0;
	for (const [index, pack] of packs.entries()) {
		bytes.set(pack.bytes.subarray(0, sizes[index]), start);
		for (let at = 0; at < pack.count; at++, line++) {
			ends[line] = start + (pack.ends[at] ?? 0);
			flags[line] = pack.flags[at] ?? 0;
		}

		start += sizes[index] ?? 0;
	}

	return {bytes, ends, flags, count, skipped: 0};
}

/** A pack of its own bytes, for when the one given is only valid for now. A Buffer's own `slice` copies nothing. */
export function copyPack({bytes, ends, flags, count, skipped}: LogPack): LogPack {
	return {
		bytes: new Uint8Array(bytes.subarray(0, ends[count - 1] ?? 0)),
		ends: new Uint32Array(ends.subarray(0, count)),
		flags: new Uint8Array(flags.subarray(0, count)),
		count,
		skipped,
	};
}

const encoder = new TextEncoder();

/** For our own lines and for tests: each line with its stamp. */
export function packLines(
	lines: ReadonlyArray<{readonly stamp: string; readonly text: string; readonly flags?: number}>,
): LogPack {
	const parts = lines.map(({stamp, text}) => encoder.encode(`${stamp.padEnd(stampLength)} ${text}`));
	const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	const ends = new Uint32Array(parts.length);
	let end = 0;
	for (const [index, part] of parts.entries()) {
		bytes.set(part, end);
		end += part.length;
		ends[index] = end;
	}

	return {
		bytes,
		ends,
		flags: Uint8Array.from(lines, ({flags = 0}) => flags),
		count: lines.length,
		skipped: 0,
	};
}
