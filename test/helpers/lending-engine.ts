import type {Engine} from '../../source/engine/engine.js';
import {EngineError} from '../../source/engine/transport/engine-error.js';
import {logStream} from '../../source/engine/api/log-stream.js';
import type {RawCall, RawGet} from '../../source/engine/transport/raw-get.js';
import type {ContainerId} from '../../source/engine/types.js';
import {safe} from '../../source/text/safe-text.js';
import {frame} from './log-frames.js';

export type LentLine = {readonly stamp: string; readonly text: string; readonly isStderr?: boolean};

export type Lending = {
	readonly logs: ReadonlyMap<ContainerId, readonly LentLine[]>;
	/** How many bytes the next read brings. */
	readonly readBytes: () => number;
	/** After how many bytes the next answer is cut; undefined: not at all. */
	readonly cutAt: () => number | undefined;
};

/** What lent memory holds as soon as it isn't lent any more. */
const spoilt = 0x23;

/**
 * An engine that lends all memory for as long as it says, and spoils it right after: the buffer of every read, and
 * every pack once the next is asked for.
 */
export function lendingEngine({logs, readBytes, cutAt}: Lending): Pick<Engine, 'logs'> {
	return {
		async *logs(id, options, signal) {
			const wanted = (logs.get(id) ?? []).filter(({stamp}) => stamp >= (options.since ?? ''));
			const last = options.tail === 'all' ? wanted : wanted.slice(-options.tail);
			const body = Buffer.concat(last.map(line => lineFrames(line)));
			const get = (call: RawCall) => lendBody(body, call, readBytes, cutAt());
			for await (const batch of logStream(get, {id, options}, signal)) {
				yield batch;
				batch.pack.bytes.fill(spoilt);
				batch.pack.ends.fill(0);
				batch.pack.flags.fill(0);
			}
		},
	};
}

const pieceBytes = 16_384;

/** As Docker does: 16 KiB a frame, each with the stamp. */
function lineFrames({stamp, text, isStderr = false}: LentLine): Buffer {
	const bytes = Buffer.from(`${text}\n`);
	const pieces: Buffer[] = [];
	for (let at = 0; at < bytes.length; at += pieceBytes) {
		pieces.push(
			frame(isStderr ? 2 : 1, Buffer.concat([Buffer.from(`${stamp} `), bytes.subarray(at, at + pieceBytes)])),
		);
	}

	return Buffer.concat(pieces);
}

/** Every read lands in the same buffer, as over a socket of our own. */
function lendBody(body: Buffer, call: RawCall, readBytes: () => number, cutAt = body.length): RawGet {
	let resume = () => {};
	const read = async () => {
		const buffer = Buffer.alloc(65_536);
		await Promise.resolve();
		call.begin();
		for (let at = 0; at < Math.min(cutAt, body.length);) {
			const size = body.copy(buffer, 0, at, Math.min(cutAt, body.length, at + readBytes()));
			const isWanted = call.push(buffer.subarray(0, size), 0, size);
			buffer.fill(spoilt);
			at += size;
			await (isWanted
				? undefined
				: new Promise<void>(resolve => {
						resume = resolve;
					}));
		}

		if (cutAt < body.length) {
			throw new EngineError('unreachable', safe`the stream was cut`);
		}
	};

	return {ended: read(), resume: () => resume()};
}
