import {safe} from '../../text/safe-text.js';
import {EngineError} from './engine-error.js';

/** `system` holds the engine's own complaints. */
export type FrameStream = 'stdout' | 'stderr' | 'system';

type FrameSink = {
	/** A frame begins that holds something. */
	readonly begin?: (stream: FrameStream) => void;
	/** As much of the frame as one read brought. The bytes are only valid during the call. */
	readonly push: (stream: FrameStream, bytes: Buffer, from: number, to: number, endsFrame: boolean) => void;
};

const headerBytes = 8;
const streams = ['stdout', 'stdout', 'stderr', 'system'] as const;

/**
 * Takes a multiplexed log or output apart, however it is cut. A frame has a byte for the stream, three of nothing,
 * four for the length; anything else is an EngineError, or a wrong length would swallow the stream unseen. Not
 * dockerode's, which calls itself once a frame, and doesn't wait for who reads.
 */
export function createDemuxer({begin, push}: FrameSink): (bytes: Buffer, from: number, to: number) => void {
	const header = Buffer.alloc(headerBytes);
	let headerUsed = 0;
	let left = 0;
	let stream: FrameStream = 'stdout';
	return (bytes, from, to) => {
		for (let at = from; at < to;) {
			if (left > 0) {
				const end = Math.min(to, at + left);
				left -= end - at;
				push(stream, bytes, at, end, left === 0);
				at = end;
				continue;
			}

			header[headerUsed++] = bytes[at++] ?? 0;
			if (headerUsed === headerBytes) {
				headerUsed = 0;
				stream = streamOf(header);
				left = header.readUInt32BE(4);
				if (left > 0) {
					begin?.(stream);
				}
			}
		}
	};
}

function streamOf(header: Buffer): FrameStream {
	const stream = streams[header[0] ?? streams.length];
	if (stream === undefined || header.readUIntBE(1, 3) !== 0) {
		throw new EngineError('failed', safe`the engine sent a garbled log`);
	}

	return stream;
}
