import {expect, test} from 'vitest';
import {parseDuration} from '../../../source/util/parse-duration.js';

test.each([
	['90s', 90_000],
	['10m', 600_000],
	['1h30m', 5_400_000],
	['14d', 1_209_600_000],
	['1.5h', 5_400_000],
	['2W', 1_209_600_000],
])('%j', (text, durationMs) => {
	expect(parseDuration(text)).toBe(durationMs);
});

test.each(['', '10', 'm', '-5m', '1x', '1h 30m'])('%j is no time', text => {
	expect(parseDuration(text)).toBeUndefined();
});
