import type {Sink} from '../../source/record/segment-writer.js';

/** Keeps segments in memory, as the files that they would be. */
export function createMemorySink(): Sink & {readonly files: () => readonly Buffer[]} {
	const segments: Buffer[][] = [];
	return {
		begin(_atMs, frame) {
			segments.push([frame]);
		},
		append(frame) {
			segments.at(-1)?.push(frame);
		},
		end() {},
		files: () => segments.map(frames => Buffer.concat(frames)),
	};
}
