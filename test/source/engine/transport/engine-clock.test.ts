import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createEngineClock} from '../../../../source/engine/transport/engine-clock.js';

const nowMs = Date.UTC(2026, 10, 24, 2, 14, 7);

/** An exchange that took so long, and what an engine whose clock is so far ahead said in the middle of it. */
function said(aheadMs: number, tripMs: number, sentMs = nowMs) {
	const atMs = sentMs + tripMs / 2 + aheadMs;
	return {
		exchange: {sentMs, receivedMs: sentMs + tripMs},
		date: new Date(atMs).toUTCString(),
		systemTime: new Date(atMs).toISOString(),
	};
}

const ahead = fc.integer({min: -7_200_000, max: 7_200_000});
const trip = fc.integer({min: 0, max: 3000});

test('SystemTime tells the difference, as well as the round trip lets it', () => {
	fc.assert(
		fc.property(ahead, trip, (aheadMs, tripMs) => {
			const clock = createEngineClock();
			const {systemTime, exchange} = said(aheadMs, tripMs);
			clock.sawSystemTime(systemTime, exchange);
			expect(Math.abs((clock.offsetMs() ?? Number.NaN) - aheadMs)).toBeLessThanOrEqual(tripMs / 2 + 1);
		}),
	);
});

test('a Date header tells it to the second, where nothing else does', () => {
	fc.assert(
		fc.property(ahead, trip, (aheadMs, tripMs) => {
			const clock = createEngineClock();
			const {date, exchange} = said(aheadMs, tripMs);
			clock.sawDate(date, exchange);
			expect(Math.abs((clock.offsetMs() ?? Number.NaN) - aheadMs)).toBeLessThanOrEqual(tripMs / 2 + 1001);
		}),
	);
});

test('clocks that agree as far as can be measured agree', () => {
	const clock = createEngineClock();
	expect(clock.offsetMs()).toBeUndefined();
	const {date, systemTime, exchange} = said(100, 400);
	clock.sawDate(date, exchange);
	expect(clock.offsetMs()).toBe(0);
	clock.sawSystemTime(systemTime, exchange);
	expect(clock.offsetMs()).toBe(0);
});

test('either clock may be set while midwatch runs: the Date headers move', () => {
	fc.assert(
		fc.property(ahead, ahead, trip, (beforeMs, afterMs, tripMs) => {
			fc.pre(Math.abs(beforeMs - afterMs) > 2 * tripMs + 2000);
			const clock = createEngineClock();
			const first = said(beforeMs, tripMs);
			clock.sawDate(first.date, first.exchange);
			clock.sawSystemTime(first.systemTime, first.exchange);
			const second = said(afterMs, tripMs, nowMs + 60_000);
			clock.sawDate(second.date, second.exchange);
			expect(Math.abs((clock.offsetMs() ?? Number.NaN) - afterMs)).toBeLessThanOrEqual(tripMs + 1001);
		}),
	);
});

test('a proxy that dates answers by its own clock is not taken for the engine', () => {
	const clock = createEngineClock();
	const proxy = said(0, 10);
	clock.sawDate(proxy.date, proxy.exchange);
	const engine = said(-2_400_000, 10);
	clock.sawSystemTime(engine.systemTime, engine.exchange);
	for (let seconds = 2; seconds < 20; seconds += 2) {
		const later = said(0, 10, nowMs + seconds * 1000);
		clock.sawDate(later.date, later.exchange);
	}

	expect(clock.offsetMs()).toBe(-2_400_000);
});

test.each([undefined, '', 'soon', 'Mon, 99 Foo 2026', '0001-01-01T00:00:00Z', '+275760-09-13T00:00:00Z', 7])(
	'%s is no time of an engine',
	stamp => {
		const clock = createEngineClock();
		const exchange = {sentMs: nowMs, receivedMs: nowMs + 10};
		clock.sawDate(typeof stamp === 'number' ? undefined : stamp, exchange);
		clock.sawSystemTime(stamp, exchange);
		expect(clock.offsetMs()).toBeUndefined();
	},
);
