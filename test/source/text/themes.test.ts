import {expect, test} from 'vitest';
import type {ColorLevel, Tone} from '../../../source/text/line.js';
import {themeNames} from '../../../source/text/theme-names.js';
import {lookOf, themes, type Colors} from '../../../source/text/themes.js';

const tones = Object.keys(lookOf({colorLevel: 0}).tones) as Tone[];
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

const dark = [16, 235] as const;
const light = [231, 255] as const;

/** What stands behind a theme's text, at both ends of what terminals have; and how far it must stand out. */
const demands: Readonly<Record<keyof typeof themes, {grounds: readonly number[]; least: number}>> = {
	any: {grounds: [234, 231], least: 3},
	dark: {grounds: dark, least: 4.5},
	light: {grounds: light, least: 4.5},
	contrastOnDark: {grounds: [16, 234], least: 7},
	contrastOnLight: {grounds: [231], least: 7},
};

test.each(Object.entries(demands))(
	'every colour of the theme %s is readable on what it stands on',
	(name, demand) => {
		const colors: Colors = themes[name as keyof typeof themes];
		const all = Object.entries(colors).flatMap(([tone, color]) =>
			tone === 'series'
				? colors.series.map(line => [tone, line] as const)
				: [[tone, color as typeof colors.dim] as const],
		);
		const pale = all.flatMap(([tone, color]) => {
			const [fore, back] = typeof color === 'number' ? [color] : color;
			const grounds = back === undefined ? demand.grounds : [back];
			// Text on a background of its own is readable in every theme.
			const least = Math.max(demand.least, back === undefined ? 0 : 4.5);
			return grounds.filter(ground => contrast(fore, ground) < least).map(ground => [tone, fore, ground]);
		});
		expect(pale).toEqual([]);
	},
);

test.each(themeNames)('without colour no tone of %s has a colour, with 16 none asks for more', theme => {
	for (const tone of tones) {
		expect(lookOf({colorLevel: 0, theme}).tones[tone]).toMatch(/^(?:[1-9](?:;[1-9])?)?$/);
		expect(lookOf({colorLevel: 1, theme}).tones[tone]).not.toMatch(/[34]8;/);
	}
});

test('16 colours are the terminal’s own on any terminal, also for what containers colour', () => {
	expect(lookOf({colorLevel: 3, theme: '16'})).toEqual(lookOf({colorLevel: 1}));
});

test('auto follows the background, and a theme chosen by name does not', () => {
	const look = (theme: (typeof themeNames)[number], ground?: 'dark' | 'light') =>
		lookOf({colorLevel: 2, theme, ...(ground && {ground})});
	expect(look('auto', 'light').tones).toEqual(look('light', 'dark').tones);
	expect(look('auto', 'dark').tones).toEqual(look('dark', 'light').tones);
	expect(look('auto').tones).not.toEqual(look('auto', 'dark').tones);
	expect(look('high-contrast', 'light').tones).not.toEqual(look('high-contrast', 'dark').tones);
});

test.each<ColorLevel>([0, 1, 2, 3])('the cursor row and a match stand out at level %d', colorLevel => {
	for (const theme of themeNames) {
		const {selected, match} = lookOf({colorLevel, theme}).tones;
		expect(selected).toMatch(/48;5;|7/);
		expect(match).toMatch(/48;5;|7|4\d/);
	}
});

test('the series of one chart differ', () => {
	for (const theme of themeNames) {
		for (const ground of ['dark', 'light'] as const) {
			const series = Object.entries(lookOf({colorLevel: 3, theme, ground}).tones).filter(([tone]) =>
				tone.startsWith('series'),
			);
			expect(new Set(series.map(([, sgr]) => sgr)).size).toBe(6);
		}
	}
});
