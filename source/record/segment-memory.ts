import type {SegmentSource} from './recording.js';
import {readSegment, type Segment} from './segment.js';
import type {Sink} from './segment-writer.js';

type Kept = {readonly fromMs: number; readonly frames: Buffer[]; bytes: number};

/** Keeps the newest segments in memory, the oldest go. The frames are those that a file would have. */
export function createMemorySink(
	maxBytes: number,
): Sink & {readonly sources: () => readonly SegmentSource[]} {
	let segments: Kept[] = [];
	const read = new WeakMap<Kept, {readonly bytes: number; readonly segment: Segment | undefined}>();

	const trim = () => {
		let total = segments.reduce((sum, {bytes}) => sum + bytes, 0);
		while (total > maxBytes && segments.length > 1) {
			total -= segments[0]?.bytes ?? 0;
			segments = segments.slice(1);
		}
	};

	const open = (kept: Kept) => {
		const before = read.get(kept);
		if (before?.bytes === kept.bytes) {
			return before.segment;
		}

		const segment = readSegment(Buffer.concat(kept.frames));
		read.set(kept, {bytes: kept.bytes, segment});
		return segment;
	};

	return {
		begin(atMs, frame) {
			segments = [...segments, {fromMs: atMs, frames: [frame], bytes: frame.length}];
			trim();
		},
		append(frame) {
			const last = segments.at(-1);
			if (last) {
				last.frames.push(frame);
				last.bytes += frame.length;
			}
		},
		end() {},
		sources: () => segments.map(kept => ({fromMs: kept.fromMs, open: () => open(kept)})),
	};
}
