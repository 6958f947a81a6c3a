import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createDemuxer, type FrameStream} from '../../../../source/engine/transport/demux.js';
import {chunks, frame} from '../../../helpers/log-frames.js';

const frames = fc.array(
	fc.record({
		kind: fc.constantFrom(1, 2),
		bytes: fc.uint8Array({maxLength: 40}).map(array => Buffer.from(array)),
	}),
	{maxLength: 12},
);

/** What came on each stream, and how many frames began and ended. */
function demux(pieces: readonly Buffer[]) {
	const found = {stdout: '', stderr: '', system: '', begun: 0, ended: 0};
	const split = createDemuxer({
		begin() {
			found.begun++;
		},
		push(stream: FrameStream, bytes, from, to, endsFrame) {
			found[stream] += bytes.toString('latin1', from, to);
			found.ended += Number(endsFrame);
		},
	});
	for (const piece of pieces) {
		split(piece, 0, piece.length);
	}

	return found;
}

test('each stream has the bytes that were sent on it, split at every byte', () => {
	fc.assert(
		fc.property(frames, sent => {
			const whole = Buffer.concat(sent.map(({kind, bytes}) => frame(kind, bytes)));
			const textOf = (wanted: number) =>
				sent.map(({kind, bytes}) => (kind === wanted ? bytes.toString('latin1') : '')).join('');
			const count = sent.filter(({bytes}) => bytes.length > 0).length;
			const expected = {stdout: textOf(1), stderr: textOf(2), system: '', begun: count, ended: count};
			for (let at = 0; at <= whole.length; at++) {
				expect(demux([whole.subarray(0, at), whole.subarray(at)])).toEqual(expected);
			}

			expect(demux(chunks(whole, 1))).toEqual(expected);
		}),
	);
});

test('a chunk of ten thousand frames is taken apart at once', () => {
	const whole = Buffer.concat(Array.from({length: 10_000}, () => frame(1, Buffer.from('x'))));
	expect(demux([whole]).ended).toBe(10_000);
});

test('what is not a frame is an error, not a length to wait for', () => {
	expect(() => demux([Buffer.from('HTTP/1.1 502 Bad Gateway')])).toThrow('garbled');
	expect(() => demux([Buffer.from([1, 0, 9, 0, 0, 0, 0, 1, 65])])).toThrow('garbled');
});
