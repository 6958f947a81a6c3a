import {expect, test} from 'vitest';
import {parseMoment} from '../../../source/text/parse-moment.js';

const nowMs = new Date(2026, 10, 26, 3, 14, 15).getTime();
const local = (...parts: [number, number, number, number, number, number?]) => new Date(...parts).getTime();

test.each([
	['02:41', local(2026, 10, 26, 2, 41)],
	['2:41:10', local(2026, 10, 26, 2, 41, 10)],
	['23:10', local(2026, 10, 25, 23, 10)],
	['yesterday 23:10', local(2026, 10, 25, 23, 10)],
	['Yesterday 01:00', local(2026, 10, 25, 1, 0)],
	['today 04:00', local(2026, 10, 26, 4, 0)],
	['2026-11-20 12:00', local(2026, 10, 20, 12, 0)],
	['2026-11-20T12:00:30', local(2026, 10, 20, 12, 0, 30)],
	['-33m', nowMs - 33 * 60_000],
	['- 1h30m', nowMs - 90 * 60_000],
	[' -90s ', nowMs - 90_000],
])('%j', (typed, atMs) => {
	expect(parseMoment(typed, nowMs)).toBe(atMs);
});

test.each([
	'',
	'25:00',
	'02:60',
	'02:41:99',
	'241',
	'-',
	'-33',
	'33m',
	'tomorrow 02:41',
	'2026-13-40 02:41',
	'x',
])('%j is no moment', typed => {
	expect(parseMoment(typed, nowMs)).toBeUndefined();
});
