import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {Tone} from '../../text/line.js';
import {fit} from '../../text/width.js';

/** What is drawn: oldest first; NaN where nothing is known. */
export type Series = {
	readonly values: readonly number[];
	readonly tone: Tone;
	/** Stands on its line, so that it is told from others without colour. */
	readonly letter?: string;
};

export type ChartFrame = {
	/** Value of the top, where higher values lie too; the bottom is 0. */
	readonly max: number;
	/** Drawn as a line where it isn't above the top. */
	readonly limit?: number;
	/** Cells of the plot, without the axis. */
	readonly columns: number;
	readonly height: number;
	readonly format: (value: number) => SafeText;
	readonly isUnicode: boolean;
};

/** Cells left of the plot: a figure with its unit, the axis. */
export const axisWidth = 7;

/** The scale at the top and the bottom, and in the middle where that is a row. */
export function axisLabel(row: number, {max, height, format}: ChartFrame): SafeText {
	const isBottom = row === height - 1;
	const middle = height % 2 === 1 && height > 3 && row === (height - 1) / 2;
	const value = row === 0 ? max : isBottom ? 0 : middle ? max / 2 : undefined;
	return safe`${fit(value === undefined ? safeText('') : format(value), axisWidth - 1, 'right')}${isBottom ? safe`┼` : safe`┤`}`;
}

/** So many values that they fill the columns, whatever their number. */
export function stretched(values: readonly number[], columns: number): readonly number[] {
	return Array.from(
		{length: columns},
		(_, column) => values[Math.floor((column * values.length) / columns)] ?? Number.NaN,
	);
}

/** The next round figure that `peak` stays under, so that the scale stands still while the figures move. */
export function roundedPeak(peak: number, base: 'decimal' | 'binary', least: number): number {
	let top = least;
	const steps = base === 'decimal' ? [2, 2.5, 2] : [2];
	for (let turn = 0; top < peak; turn++) {
		top *= steps[turn % steps.length] ?? 2;
	}

	return top;
}
