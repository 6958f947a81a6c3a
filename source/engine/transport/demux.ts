import {safe} from '../../text/safe-text.js';
import {EngineError} from './engine-error.js';

/** A piece of one stream: a frame, or as much of it as one read brought. `system` holds the engine's own complaints. */
export type Frame = {readonly stream: 'stdout' | 'stderr' | 'system'; readonly bytes: Buffer};

const headerBytes = 8;
const streams = ['stdout', 'stdout', 'stderr', 'system'] as const;

/**
 * The frames of a multiplexed log, one array a read. A frame has a byte for the stream, three of nothing,
 * four for the length; anything else is an EngineError, or a wrong length would swallow the stream unseen.
 */
export async function* demux(body: AsyncIterable<Buffer>): AsyncGenerator<readonly Frame[]> {
	const split = createDemuxer();
	for await (const chunk of body) {
		yield split(chunk);
	}
}

export function createDemuxer(): (chunk: Buffer) => readonly Frame[] {
	let header = Buffer.alloc(0);
	let stream: Frame['stream'] = 'stdout';
	let left = 0;
	return chunk => {
		const frames: Frame[] = [];
		for (let at = 0; at < chunk.length;) {
			if (left > 0) {
				const bytes = chunk.subarray(at, at + left);
				at += bytes.length;
				left -= bytes.length;
				frames.push({stream, bytes});
				continue;
			}

			const missing = headerBytes - header.length;
			header = Buffer.concat([header, chunk.subarray(at, at + missing)]);
			at += missing;
			if (header.length === headerBytes) {
				({stream, left} = readHeader(header));
				header = Buffer.alloc(0);
			}
		}

		return frames;
	};
}

function readHeader(header: Buffer): {readonly stream: Frame['stream']; readonly left: number} {
	const stream = streams[header[0] ?? streams.length];
	if (stream === undefined || header.readUIntBE(1, 3) !== 0) {
		throw new EngineError('failed', safe`the engine sent a garbled log`);
	}

	return {stream, left: header.readUInt32BE(4)};
}
