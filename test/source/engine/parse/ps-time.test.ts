import {expect, test} from 'vitest';
import {parsePsTime} from '../../../../source/engine/parse/ps-time.js';

test.each([
	['00:00:07', 7000],
	['01:02:03', 3_723_000],
	['2-01:00:00', 49 * 3_600_000],
	['03:04', 184_000],
	['1.5s', 1500],
	['250ms', 250],
	['1h2m3.25s', 3_723_250],
	['0s', 0],
	['', undefined],
	['?', undefined],
	['soon', undefined],
])('%s is %s ms', (text, expected) => {
	expect(parsePsTime(text)).toBe(expected);
});
