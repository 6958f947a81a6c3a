import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createDemuxer, demux, type Frame} from '../../../../source/engine/transport/demux.js';
import {collect, streamOf} from '../../../helpers/collect.js';
import {chunks, frame} from '../../../helpers/log-frames.js';

const frames = fc.array(
	fc.record({
		kind: fc.constantFrom(1, 2),
		bytes: fc.uint8Array({maxLength: 40}).map(array => Buffer.from(array)),
	}),
	{maxLength: 12},
);

test('each stream has the bytes that were sent on it, split at every byte', () => {
	fc.assert(
		fc.property(frames, sent => {
			const whole = Buffer.concat(sent.map(({kind, bytes}) => frame(kind, bytes)));
			const expected = contents(
				sent.map(({kind, bytes}) => ({stream: kind === 2 ? 'stderr' : 'stdout', bytes})),
			);
			for (let at = 0; at <= whole.length; at++) {
				const split = createDemuxer();
				expect(contents([...split(whole.subarray(0, at)), ...split(whole.subarray(at))])).toEqual(expected);
			}

			const split = createDemuxer();
			expect(contents(chunks(whole, 1).flatMap(chunk => split(chunk)))).toEqual(expected);
		}),
	);
});

test('a chunk of ten thousand frames is taken apart at once', async () => {
	const whole = Buffer.concat(Array.from({length: 10_000}, () => frame(1, Buffer.from('x'))));
	const [found] = await collect(demux(streamOf([whole])));
	expect(found).toHaveLength(10_000);
});

test('the next chunk is read only when the last one has been consumed', async () => {
	let isRead = false;
	const body = async function* () {
		yield frame(1, Buffer.from('one'));
		isRead = true;
		yield frame(1, Buffer.from('two'));
	};
	const iterator = demux(body());
	await iterator.next();
	expect(isRead).toBe(false);
	await iterator.next();
	expect(isRead).toBe(true);
});

test('what is not a frame is an error, not a length to wait for', () => {
	expect(() => createDemuxer()(Buffer.from('HTTP/1.1 502 Bad Gateway'))).toThrow('garbled');
	expect(() => createDemuxer()(Buffer.from([1, 0, 9, 0, 0, 0, 0, 1, 65]))).toThrow('garbled');
});

function contents(found: readonly Frame[]): Readonly<Record<string, string>> {
	const all = {stdout: '', stderr: '', system: ''};
	for (const {stream, bytes} of found) {
		all[stream] += bytes.toString('latin1');
	}

	return all;
}
