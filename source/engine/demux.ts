import type {LogStream} from './types.js';

const headerBytes = 8;

/** Frames of a multiplexed log or attach stream: a byte for the stream, three of nothing, four for the length. */
export async function* demux(
	body: AsyncIterable<Buffer>,
): AsyncGenerator<{readonly stream: LogStream; readonly bytes: Buffer}> {
	let header = Buffer.alloc(0);
	let stream: LogStream = 'stdout';
	let left = 0;
	for await (const chunk of body) {
		let offset = 0;
		while (offset < chunk.length) {
			if (left === 0) {
				const wanted = headerBytes - header.length;
				header = Buffer.concat([header, chunk.subarray(offset, offset + wanted)]);
				offset += wanted;
				if (header.length < headerBytes) {
					break;
				}

				stream = header[0] === 2 ? 'stderr' : 'stdout';
				left = header.readUInt32BE(4);
				header = Buffer.alloc(0);
			} else {
				const bytes = chunk.subarray(offset, offset + left);
				offset += bytes.length;
				left -= bytes.length;
				yield {stream, bytes};
			}
		}
	}
}
