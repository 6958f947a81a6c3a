import {expect, test} from 'vitest';
import {createRoundTrips} from '../../../source/terminal/round-trips.js';

test('the terminal is asked with the first bytes, then after each few hundred', () => {
	const trips = createRoundTrips();
	expect(trips.sent(10, 0)).toBe(true);
	trips.answered(5);
	expect(trips.sent(200, 10)).toBe(false);
	expect(trips.sent(100, 20)).toBe(true);
});

test('one question is open at a time; bytes sent meanwhile are asked for after its answer', () => {
	const trips = createRoundTrips();
	trips.sent(10, 0);
	expect(trips.sent(1000, 1)).toBe(false);
	expect(trips.answered(5)).toBe(true);
	expect(trips.answered(6)).toBe(false);
});

test('a terminal is late when it takes clearly longer than its quickest answer', () => {
	const trips = createRoundTrips();
	trips.sent(10, 0);
	trips.answered(200);
	trips.sent(300, 1000);
	expect(trips.isLate(1400)).toBe(false);
	expect(trips.isLate(1501)).toBe(true);
	trips.answered(1600);
	expect(trips.isLate(1600)).toBe(false);
});

test('a terminal with much on its way is late at once', () => {
	const trips = createRoundTrips();
	trips.sent(10, 0);
	trips.answered(5);
	trips.sent(300, 10);
	trips.sent(2000, 11);
	expect(trips.isLate(11)).toBe(true);
});

test('a terminal that never answers is never late, and soon not asked any more', () => {
	const trips = createRoundTrips();
	let asked = 0;
	for (let nowMs = 0; nowMs < 600_000; nowMs += 1000) {
		asked += Number(trips.sent(1000, nowMs));
		expect(trips.isLate(nowMs + 900)).toBe(false);
	}

	expect(asked).toBe(3);
});

test('a lost answer holds the screen up for some seconds, not for ever', () => {
	const trips = createRoundTrips();
	trips.sent(10, 0);
	trips.answered(5);
	trips.sent(300, 1000);
	expect(trips.isLate(5999)).toBe(true);
	expect(trips.isLate(6000)).toBe(false);
	expect(trips.sent(300, 7000)).toBe(true);
});

test('an answer is due after a question, unless the terminal seems to have none', () => {
	const silent = createRoundTrips();
	silent.sent(10, 0);
	expect(silent.dueMs(50)).toBeGreaterThan(0);
	expect(silent.dueMs(5000)).toBe(0);
	const talking = createRoundTrips();
	talking.sent(10, 0);
	talking.answered(20);
	expect(talking.dueMs(30)).toBe(0);
	talking.sent(300, 1000);
	expect(talking.dueMs(1000)).toBeGreaterThan(40);
});
