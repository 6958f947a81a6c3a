import {keepLastPer} from '../util/keep-last.js';
import type {ColorLevel, Tone} from './line.js';
import type {ThemeName} from './theme-names.js';

/** The terminal's background, as far as it told. */
export type Ground = 'dark' | 'light';

/** What decides how text looks. */
export type Looks = {
	readonly colorLevel: ColorLevel;
	readonly theme?: ThemeName;
	readonly ground?: Ground;
};

/** SGR parameters for each tone, and the colours that a container's own may have. */
export type Look = {readonly level: ColorLevel; readonly tones: Tones};
type Tones = Readonly<Record<Tone, string>>;

type Series = Extract<Tone, `series${number}`>;

/** The colours of a theme. A tone that isn't here has none. */
type Palette<Color> = {
	readonly dim: Color;
	readonly good: Color;
	readonly warn: Color;
	readonly bad: Color;
	readonly accent: Color;
	/** Of the lines of one chart. */
	readonly series: readonly Color[];
	readonly match: Color;
	readonly selected: Color;
	readonly selectedBad: Color;
	readonly selectedWarn: Color;
	readonly selectedOld: Color;
};

/** Of the fixed 256, which look alike everywhere: a foreground, or that and a background. */
type Color = number | readonly [fore: number, back: number];
export type Colors = Palette<Color>;

const blueBar = {
	selected: [255, 24],
	selectedBad: [224, 24],
	selectedWarn: [222, 24],
	selectedOld: [252, 239],
} as const;

/**
 * A theme is one entry here, and its name in `theme-names.ts`. `any` is for a background that isn't known: readable on white and on near-black. True-colour
 * terminals get the same colours: they are shorter to write.
 */
export const themes = {
	any: {
		dim: 244,
		good: 65,
		warn: 136,
		bad: 167,
		accent: 68,
		series: [68, 166, 30, 134, 137, 168],
		match: [16, 179],
		...blueBar,
	},
	dark: {
		dim: 247,
		good: 108,
		warn: 179,
		bad: 203,
		accent: 75,
		series: [75, 215, 80, 177, 180, 211],
		match: [16, 179],
		...blueBar,
	},
	light: {
		dim: 241,
		good: 22,
		warn: 94,
		bad: 124,
		accent: 25,
		series: [25, 94, 23, 91, 58, 125],
		match: [16, 222],
		selected: [16, 153],
		selectedBad: [124, 153],
		selectedWarn: [53, 153],
		selectedOld: [238, 252],
	},
	contrastOnDark: {
		dim: 252,
		good: 120,
		warn: 226,
		bad: 210,
		accent: 117,
		series: [117, 226, 120, 219, 216, 255],
		match: [16, 226],
		selected: [16, 255],
		selectedBad: [88, 255],
		selectedWarn: [53, 255],
		selectedOld: [16, 250],
	},
	contrastOnLight: {
		dim: 238,
		good: 22,
		warn: 53,
		bad: 88,
		accent: 18,
		series: [18, 88, 22, 53, 16, 23],
		match: [16, 226],
		selected: [231, 16],
		selectedBad: [210, 16],
		selectedWarn: [226, 16],
		selectedOld: [231, 238],
	},
} as const satisfies Readonly<Record<string, Colors>>;

/** The terminal's own 16 colours, which are as readable as its user made them. */
const basic: Palette<string> = {
	dim: '2',
	good: '32',
	warn: '33',
	bad: '1;31',
	accent: '36',
	series: ['36', '33', '32', '35', '31', '34'],
	match: '30;43',
	selected: '7',
	selectedBad: '7;31',
	selectedWarn: '7;33',
	selectedOld: '2;7',
};

const colorless: Palette<string> = {
	dim: '2',
	good: '',
	warn: '',
	bad: '1',
	accent: '',
	series: ['', '', '', '', '', ''],
	match: '7',
	selected: '7',
	selectedBad: '7;1',
	selectedWarn: '7',
	selectedOld: '2;7',
};

/** Themes that follow the background. Any other is the same on all. */
const byGround = {
	auto: themes,
	'high-contrast': {
		any: themes.contrastOnDark,
		dark: themes.contrastOnDark,
		light: themes.contrastOnLight,
	},
} as const;

function colorsOf(theme: Exclude<ThemeName, '16'>, ground: Ground | 'any'): Colors {
	return theme === 'auto' || theme === 'high-contrast' ? byGround[theme][ground] : themes[theme];
}

const made = new Map<string, Look>();

/** The same object for the same looks. */
export const lookOf = keepLastPer(({colorLevel, theme = 'auto', ground}: Looks): Look => {
	const key = `${colorLevel} ${theme} ${ground}`;
	let look = made.get(key);
	if (!look) {
		look = makeLook(colorLevel, theme, ground);
		made.set(key, look);
	}

	return look;
});

function makeLook(level: ColorLevel, theme: ThemeName, ground: Ground | 'any' = 'any'): Look {
	if (level === 0) {
		return {level, tones: tonesOf(colorless)};
	}

	return level === 1 || theme === '16'
		? {level: 1, tones: tonesOf(basic)}
		: {level, tones: tonesOf(inSgr(colorsOf(theme, ground)))};
}

function inSgr({series, ...others}: Colors): Palette<string> {
	const written = Object.entries(others).map(([tone, color]) => [tone, sgrOf(color)]);
	const {bad, selectedBad, ...rest} = Object.fromEntries(written) as Omit<Palette<string>, 'series'>;
	return {...rest, bad: `1;${bad}`, selectedBad: `1;${selectedBad}`, series: series.map(sgrOf)};
}

function sgrOf(color: Color): string {
	const [fore, back] = typeof color === 'number' ? [color] : color;
	return `38;5;${fore}${back === undefined ? '' : `;48;5;${back}`}`;
}

function tonesOf({series, ...others}: Palette<string>): Tones {
	const key = others.accent === '' ? '1' : `1;${others.accent}`;
	const lines = Object.fromEntries(series.map((sgr, place) => [`series${place + 1}`, sgr]));
	return {plain: '', strong: '1', title: '1', key, ...others, ...(lines as Record<Series, string>)};
}
