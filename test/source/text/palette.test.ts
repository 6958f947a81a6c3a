import {expect, test} from 'vitest';
import type {ColorLevel, Tone} from '../../../source/text/line.js';
import {toneSgr} from '../../../source/text/palette.js';

const tones: readonly Tone[] = [
	'plain',
	'dim',
	'strong',
	'good',
	'warn',
	'bad',
	'accent',
	'title',
	'key',
	'series1',
	'series2',
	'series3',
	'series4',
	'series5',
	'series6',
	'match',
	'selected',
];

const cubeSteps = [0, 95, 135, 175, 215, 255];

function luminance(index: number): number {
	const cube = index - 16;
	const grey = 8 + 10 * (index - 232);
	const steps = [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map(step => cubeSteps[step] ?? 0);
	const [red = 0, green = 0, blue = 0] = (index > 231 ? [grey, grey, grey] : steps).map(value =>
		value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
	);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: number, other: number): number {
	const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (high + 0.05) / (low + 0.05);
}

test('without colour no tone has a colour', () => {
	for (const tone of tones) {
		expect(toneSgr(tone, 0)).toMatch(/^[1-9]?$/);
	}
});

test('with 16 colours no tone asks for more', () => {
	for (const tone of tones) {
		expect(toneSgr(tone, 1)).not.toMatch(/[34]8;/);
	}
});

test.each<ColorLevel>([2, 3])('every colour of level %d is readable on what it stands on', level => {
	const [white, nearBlack] = [231, 234];
	const pale = tones.filter(tone => {
		const sgr = toneSgr(tone, level);
		const fore = /38;5;(\d+)/.exec(sgr)?.[1];
		const back = /48;5;(\d+)/.exec(sgr)?.[1];
		const grounds = back === undefined ? [white, nearBlack] : [Number(back)];
		return fore !== undefined && grounds.some(ground => contrast(Number(fore), ground) < 3);
	});
	expect(pale).toEqual([]);
});

test.each<ColorLevel>([0, 1, 2, 3])('the cursor row and a match stand out at level %d', level => {
	expect(toneSgr('selected', level)).not.toBe('');
	expect(toneSgr('match', level)).not.toBe('');
});

test('the series of one chart differ', () => {
	for (const level of [1, 2, 3] as const) {
		const looks = tones.filter(tone => tone.startsWith('series')).map(tone => toneSgr(tone, level));
		expect(new Set(looks).size).toBe(6);
	}
});
