import {lineFlags, mostLineBytes, stampLength, textOffset, type LogPack} from '../../logs/log-pack.js';
import {toUtcStamp} from './utc-stamp.js';

/** Where lines gather between two takes. Made once per stream and grown with its rate: a flood makes no garbage. */
type LogIntake = {
	/** Adds a line: `stamp text`, without its end. */
	readonly add: (bytes: Buffer, from: number, to: number, flags: number) => void;
	/** The lines so far. They stay valid until the next take. */
	readonly take: () => LogPack;
	readonly count: () => number;
	/** The reader should stop until the next take. */
	readonly isFull: () => boolean;
};

type Slab = {bytes: Buffer; ends: Uint32Array; flags: Uint8Array; used: number; count: number};

const firstBytes = 32_768;
const firstLines = 256;
/** A sixtieth of a second of the fastest flood is half a megabyte. */
const fullBytes = 3 * 1024 * 1024;

const letterZ = 90;
const space = 32;

export function createLogIntake(): LogIntake {
	let filling = createSlab();
	let taken = createSlab();
	return {
		add(bytes, from, to, flags) {
			const isUsual =
				to - from >= textOffset &&
				bytes[from + stampLength - 1] === letterZ &&
				bytes[from + stampLength] === space;
			if (isUsual) {
				addLine(filling, bytes, from, to, flags);
			} else {
				const line = withUsualStamp(bytes, from, to);
				addLine(filling, line, 0, line.length, flags);
			}
		},
		take() {
			[filling, taken] = [taken, filling];
			filling.used = 0;
			filling.count = 0;
			const {bytes, ends, flags, used, count} = taken;
			// No Buffer leaves here: of one, `slice` is no copy.
			return {bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, used), ends, flags, count, skipped: 0};
		},
		count: () => filling.count,
		isFull: () => filling.used >= fullBytes,
	};
}

function createSlab(): Slab {
	return {
		bytes: Buffer.allocUnsafeSlow(firstBytes),
		ends: new Uint32Array(firstLines),
		flags: new Uint8Array(firstLines),
		used: 0,
		count: 0,
	};
}

function addLine(slab: Slab, bytes: Buffer, from: number, to: number, flags: number): void {
	const isLong = to - from > textOffset + mostLineBytes;
	const length = isLong ? textOffset + mostLineBytes : to - from;
	grow(slab, length);
	bytes.copy(slab.bytes, slab.used, from, from + length);
	slab.used += length;
	slab.ends[slab.count] = slab.used;
	slab.flags[slab.count] = isLong ? flags | lineFlags.cut : flags;
	slab.count++;
}

function grow(slab: Slab, length: number): void {
	if (slab.used + length > slab.bytes.length) {
		const bytes = Buffer.allocUnsafeSlow(Math.max(slab.bytes.length * 2, slab.used + length));
		slab.bytes.copy(bytes, 0, 0, slab.used);
		slab.bytes = bytes;
	}

	if (slab.count === slab.ends.length) {
		const ends = new Uint32Array(slab.count * 2);
		ends.set(slab.ends);
		const flags = new Uint8Array(slab.count * 2);
		flags.set(slab.flags);
		Object.assign(slab, {ends, flags});
	}
}

/** Docker stamps in UTC with nine decimals; Podman with an offset and as many decimals as it likes. Only a time is a stamp. */
function withUsualStamp(bytes: Buffer, from: number, to: number): Buffer {
	const line = bytes.subarray(from, to);
	const end = Math.max(0, line.indexOf(space));
	const stamp = toUtcStamp(line.toString('latin1', 0, end));
	const text = stamp === undefined ? line : line.subarray(end + 1);
	return Buffer.concat([Buffer.from(`${(stamp ?? '').padEnd(stampLength)} `), text]);
}
