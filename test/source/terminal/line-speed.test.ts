import {expect, test} from 'vitest';
import {createLineJudge} from '../../../source/terminal/line-speed.js';

/** Judges once a second, `shareOf` saying how much of each second the terminal was behind. */
function judgeSeconds(
	count: number,
	shareOf: (second: number, isSlow: boolean) => number,
): readonly boolean[] {
	const judge = createLineJudge();
	const verdicts: boolean[] = [];
	let behindMs = 0;
	for (let second = 0; second < count; second++) {
		behindMs += 1000 * shareOf(second, verdicts.at(-1) ?? false);
		verdicts.push(judge(second * 1000, behindMs));
	}

	return verdicts;
}

test('a line that keeps up is never slow', () => {
	expect(judgeSeconds(600, () => 0)).not.toContain(true);
	expect(judgeSeconds(600, second => (second % 10 === 0 ? 0.5 : 0))).not.toContain(true);
});

test('a line that is behind becomes slow within seconds', () => {
	expect(judgeSeconds(5, () => 0.5).at(-1)).toBe(true);
});

test('a line that recovered is quick again within seconds', () => {
	const verdicts = judgeSeconds(60, second => (second < 5 ? 1 : 0));
	expect(verdicts[7]).toBe(true);
	expect(verdicts.indexOf(false, 5)).toBeLessThan(12);
	expect(verdicts.slice(12)).not.toContain(true);
});

test('a line that only keeps up when it is spared is tried less and less often', () => {
	const verdicts = judgeSeconds(3600, (_, isSlow) => (isSlow ? 0 : 1));
	const trials = verdicts.filter((isSlow, second) => !isSlow && verdicts[second - 1] === true);
	expect(trials.length).toBeGreaterThan(3);
	expect(trials.length).toBeLessThan(12);
});
