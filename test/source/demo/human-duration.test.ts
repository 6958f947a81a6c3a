import {expect, test} from 'vitest';
import {humanDuration} from '../../../source/demo/human-duration.js';

test.each([
	[0, 'Less than a second'],
	[1000, '1 second'],
	[59_999, '59 seconds'],
	[60_000, 'About a minute'],
	[59 * 60_000, '59 minutes'],
	[61 * 60_000, 'About an hour'],
	[47 * 3_600_000, '47 hours'],
	[72 * 3_600_000, '3 days'],
	[15 * 86_400_000, '2 weeks'],
	[61 * 86_400_000, '2 months'],
	[800 * 86_400_000, '2 years'],
])('%d ms are %s', (ms, words) => {
	expect(humanDuration(ms)).toBe(words);
});
