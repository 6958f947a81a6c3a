import type {ColorLevel} from './line.js';

/** A colour as SGR parameters of the foreground: `31`, `38;5;208`, `38;2;255;135;0`. */
export type Color = readonly number[];

const cubeSteps = [0, 95, 135, 175, 215, 255];

/** The nearest colour that a terminal of this level knows. */
export function fitColor(color: Color, level: ColorLevel): Color {
	const [kind, depth] = color;
	if (kind !== 38 || level === 3 || (level === 2 && depth === 5)) {
		return color;
	}

	const rgb = depth === 2 ? color.slice(2) : indexedRgb(color[2] ?? 0);
	return level === 2 ? [38, 5, nearestIndex(rgb)] : [nearestBasic(rgb)];
}

/** Closer than this, two colours are one to a reader; terminals draw the first sixteen as they like. */
const leastDistance = 64;

export function isAlike(a: Color, b: Color): boolean {
	const [one, other] = [rgbOf(a), rgbOf(b)];
	return Math.hypot(...one.map((value, place) => value - (other[place] ?? 0))) < leastDistance;
}

/** Whether a colour could be the ground of a dark terminal, or of a light one. */
export function shadeOf(color: Color): 'dark' | 'middle' | 'light' {
	const rgb = rgbOf(color);
	return Math.max(...rgb) < leastDistance / 2
		? 'dark'
		: Math.min(...rgb) > 255 - leastDistance / 2
			? 'light'
			: 'middle';
}

function rgbOf([kind = 30, depth, ...rest]: Color): readonly number[] {
	if (kind === 38) {
		return depth === 2 ? rest : indexedRgb(rest[0] ?? 0);
	}

	return indexedRgb(kind >= 90 ? kind - 90 + 8 : kind - 30);
}

function indexedRgb(index: number): readonly number[] {
	if (index < 16) {
		const full = index > 7 ? 255 : 170;
		return [1, 2, 4].map(bit => ((index & bit) > 0 ? full : index > 7 ? 85 : 0));
	}

	if (index > 231) {
		const grey = 8 + 10 * (index - 232);
		return [grey, grey, grey];
	}

	const cube = index - 16;
	return [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map(step => cubeSteps[step] ?? 0);
}

function nearestIndex(rgb: readonly number[]): number {
	const [red = 0, green = 0, blue = 0] = rgb;
	if (red === green && green === blue && red > 3 && red < 247) {
		return 232 + Math.round((Math.min(red, 238) - 8) / 10);
	}

	const [r = 0, g = 0, b = 0] = [red, green, blue].map(value => nearestStep(value));
	return 16 + 36 * r + 6 * g + b;
}

function nearestStep(value: number): number {
	const distances = cubeSteps.map(step => Math.abs(step - value));
	return distances.indexOf(Math.min(...distances));
}

function nearestBasic(rgb: readonly number[]): number {
	const strongest = Math.max(...rgb);
	const bits = rgb.reduce((sum, value, place) => (value > strongest / 2 ? sum + (1 << place) : sum), 0);
	return strongest < 64 ? 30 : strongest > 200 ? 90 + bits : 30 + bits;
}
