import {expect, test} from 'vitest';
import {createGapWatch} from '../../../source/logs/log-gaps.js';
import {packLines} from '../../../source/logs/log-pack.js';

const startMs = Date.UTC(2026, 10, 24, 2, 14, 5);
const pack = (...atMs: number[]) =>
	packLines(
		atMs.map(ms => ({stamp: new Date(startMs + ms).toISOString().replace('Z', '000000Z'), text: 'x'})),
	);

function watch(isRotated = true) {
	const {look} = createGapWatch(() => isRotated);
	return (atMs: number, ...stamps: number[]) => look(pack(...stamps), startMs + atMs).gapAt;
}

test('a leap of the stamps while the reader is behind may be a gap', () => {
	const gapAt = watch();
	expect(gapAt(10, 0, 5, 10)).toBeUndefined();
	expect(gapAt(6010, 20, 30, 40)).toBeUndefined();
	expect(gapAt(6020, 50, 60, 4000, 4010)).toBe(2);
});

test('a leap straight to now, after having been behind, may be one too', () => {
	const gapAt = watch();
	gapAt(10, 10);
	gapAt(6010, 20);
	expect(gapAt(6020, 6015)).toBe(0);
	expect(gapAt(9000, 9000)).toBeUndefined();
});

test('a container that is silent for long has no gap', () => {
	const gapAt = watch();
	gapAt(10, 10);
	expect(gapAt(60_000, 60_000)).toBeUndefined();
});

test('history of any age is no gap, and neither are clocks that don’t agree', () => {
	const gapAt = watch();
	expect(gapAt(3_600_000, 0, 5000, 60_000)).toBeUndefined();
	expect(gapAt(3_700_000, 3_699_000 - 50_000)).toBeUndefined();
});

test('a log that is never rotated loses nothing', () => {
	const gapAt = watch(false);
	gapAt(10, 10);
	gapAt(6010, 20);
	expect(gapAt(6020, 4000)).toBeUndefined();
});

test('how far behind the reader is', () => {
	const {look} = createGapWatch(() => true);
	expect(look(pack(0), startMs + 40).behindMs).toBe(0);
	expect(look(pack(100), startMs + 8140).behindMs).toBe(8000);
	expect(look(pack(), startMs).behindMs).toBe(0);
});
