import {expect, test} from 'vitest';
import {firstPace, nextPace, type Pace} from '../../../source/feeds/usage-pace.js';

const periodMs = 1000;

function afterCalm(pace: Pace, passes: number): Pace {
	return Array.from({length: passes}).reduce<Pace>(
		current => nextPace(current, periodMs * current.factor, 3),
		pace,
	);
}

test('a pass in time keeps the pace', () => {
	expect(nextPace(firstPace, periodMs, 1900)).toEqual(firstPace);
});

test('a pass more than two periods late halves the rate, down to an eighth', () => {
	const once = nextPace(firstPace, periodMs, 2001);
	expect(once.factor).toBe(2);
	const often = [1, 2, 3, 4, 5].reduce((pace: Pace) => nextPace(pace, periodMs, 9000), firstPace);
	expect(often.factor).toBe(8);
});

test('ten passes in time double it again, until it is whole', () => {
	const starved = nextPace(nextPace(firstPace, periodMs, 2500), 2000, 4500);
	expect(starved.factor).toBe(4);
	expect(afterCalm(starved, 9).factor).toBe(4);
	expect(afterCalm(starved, 10).factor).toBe(2);
	expect(afterCalm(starved, 20)).toEqual(firstPace);
	expect(afterCalm(starved, 40)).toEqual(firstPace);
});

test('a process that was suspended is not a starved host', () => {
	expect(nextPace(firstPace, periodMs, 3_600_000)).toEqual(firstPace);
});
