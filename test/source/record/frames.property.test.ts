import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {encodeFrame, findFrames, frameKinds, readPayload, type Frame} from '../../../source/record/frames.js';

const anyFrame: fc.Arbitrary<Frame> = fc.record({
	kind: fc.constantFrom(...frameKinds),
	atMs: fc.integer({min: 0, max: 4e12}),
	payload: fc.uint8Array({maxLength: 300}).map(bytes => Buffer.from(bytes)),
});
const anyFrames = fc.array(anyFrame, {minLength: 1, maxLength: 8});

function readAll(file: Buffer): Frame[] {
	return findFrames(file).places.flatMap(place => {
		const payload = readPayload(file, place);
		return payload ? [{kind: place.kind, atMs: place.atMs, payload}] : [];
	});
}

describe('a file of frames', () => {
	test('is read back whole', () => {
		fc.assert(
			fc.property(anyFrames, frames => {
				const file = Buffer.concat(frames.map(encodeFrame));
				expect(readAll(file)).toEqual(frames);
				expect(findFrames(file).lostBytes).toBe(0);
			}),
		);
	});

	test('cut off at any byte: every frame before the cut, and nothing else', () => {
		fc.assert(
			fc.property(anyFrames, fc.nat(), (frames, seed) => {
				const parts = frames.map(encodeFrame);
				const file = Buffer.concat(parts);
				const end = seed % (file.length + 1);
				let sum = 0;
				const whole = parts.filter(part => (sum += part.length) <= end).length;
				expect(readAll(file.subarray(0, end))).toEqual(frames.slice(0, whole));
			}),
			{numRuns: 1000},
		);
	});

	test('a byte changed anywhere costs at most the frame that it is in, and none reads as another', () => {
		fc.assert(
			fc.property(anyFrames, fc.nat(), fc.integer({min: 1, max: 255}), (frames, seed, change) => {
				const parts = frames.map(encodeFrame);
				const file = Buffer.concat(parts);
				const at = seed % file.length;
				file[at] = (file[at] ?? 0) ^ change;
				let end = 0;
				const hit = parts.findIndex(part => (end += part.length) > at);
				expect(readAll(file)).toEqual(frames.filter((_frame, index) => index !== hit));
			}),
			{numRuns: 1000},
		);
	});

	test('after what was cut off, frames that were appended are read', () => {
		fc.assert(
			fc.property(anyFrame, anyFrames, fc.nat(), (torn, frames, seed) => {
				const part = encodeFrame(torn);
				const cut = part.subarray(0, seed % part.length);
				expect(readAll(Buffer.concat([cut, ...frames.map(encodeFrame)]))).toEqual(frames);
			}),
		);
	});

	test('any bytes are no frames', () => {
		fc.assert(
			fc.property(fc.uint8Array({maxLength: 500}), bytes => {
				const {places, lostBytes} = findFrames(Buffer.from(bytes));
				expect(places).toEqual([]);
				expect(lostBytes).toBe(bytes.length);
			}),
		);
	});
});

test('a payload that unpacks to more than it says is not unpacked', () => {
	const file = encodeFrame({kind: 'changes', atMs: 1, payload: Buffer.alloc(1_000_000)});
	const [place] = findFrames(file).places;
	file.writeUInt32LE(1000, 12);
	expect(readPayload(file, place!)).toBeUndefined();
});
