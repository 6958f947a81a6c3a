import {plot} from 'asciichart';
import {span, type Line, type Span, type Tone} from '../../text/line.js';
import {safeText, type SafeText} from '../../text/safe-text.js';
import {fit} from '../../text/width.js';

export type Series = {
	/** Oldest first; NaN where nothing is known. */
	readonly values: readonly number[];
	readonly tone: Tone;
};

export type ChartProps = {
	readonly series: readonly Series[];
	/** Value of the top line, where higher values lie too; the bottom is 0. */
	readonly max: number;
	readonly width: number;
	readonly height: number;
	readonly format: (value: number) => SafeText;
	readonly isUnicode: boolean;
};

/** Cells left of the plot: a figure, a space, the axis. */
export const axisWidth = 6;

/** `┼ ┤ ╶ ╴ ─ ╰ ╭ ╮ ╯ │` where there is no Unicode. */
const asciiSymbols = ['+', '|', '-', '-', '-', '`', '.', '.', "'", '|'];

// asciichart writes a colour before a cell and a reset after it: with marks for colours the cells keep
// their series until the palette gives it a colour.
const firstMark = 0xe0_00;
const marks = 16;
const escape = 0x1b;
const reset = '\u001B[0m';

/** The newest values at the right edge, one series over another, gaps where nothing is known. Exactly `height` lines. */
export function chartLines({series, max, width, height, format, isUnicode}: ChartProps): readonly Line[] {
	const columns = width - axisWidth;
	if (columns < 2 || height < 2) {
		return [];
	}

	const padded = series.map(({values}) =>
		padStart(values.slice(-(columns + 1)), columns + 1).map(value => Math.min(value, max)),
	);
	const rows = plot(
		// It throws on an empty series and on NaN: unknown values are held, and their cells taken away again below.
		padded.map(values => held(values)),
		{
			min: 0,
			max: max > 0 ? max : 1,
			height: height - 1,
			offset: 2,
			format: value => fit(format(value), axisWidth - 1, 'right'),
			colors: series.map((_, index) => String.fromCharCode(firstMark + index)),
			...(isUnicode ? {} : {symbols: asciiSymbols}),
		},
	).split('\n');
	return rows.map((row, index) => lineOf(row, index, {series, padded, columns, height: rows.length}));
}

type Drawn = {
	readonly series: readonly Series[];
	readonly padded: ReadonlyArray<readonly number[]>;
	readonly columns: number;
	readonly height: number;
};

function lineOf(row: string, index: number, {series, padded, columns, height}: Drawn): Line {
	const {signs, owners} = cellsOf(row);
	const isLabelled = index === 0 || index === height - 1 || (height % 2 === 1 && index === (height - 1) / 2);
	const label = isLabelled ? signs.slice(0, axisWidth - 1).join('') : ' '.repeat(axisWidth - 1);
	const spans: Span[] = [span(safeText(label + (index === height - 1 ? '┼' : '┤')), 'dim')];
	let text = '';
	let tone: Tone | undefined;
	for (let column = 0; column < columns; column++) {
		const owner = owners[axisWidth + column];
		const values = owner === undefined ? [] : (padded[owner] ?? []);
		const isKnown = !isUnknown(values[column]) && !isUnknown(values[column + 1]);
		const sign = isKnown ? (signs[axisWidth + column] ?? ' ') : ' ';
		const own = isKnown && owner !== undefined ? series[owner]?.tone : undefined;
		// Neighbours of the same tone make one span, and blanks go with what stands before them.
		if (text !== '' && sign !== ' ' && own !== tone) {
			spans.push(span(safeText(text), tone));
			text = '';
		}

		tone = text === '' ? own : tone;
		text += sign;
	}

	return [...spans, span(safeText(text), tone)];
}

/** The sign in each cell of a row, and the series that it belongs to. */
function cellsOf(row: string) {
	const signs: string[] = [];
	const owners: Array<number | undefined> = [];
	let owner: number | undefined;
	for (let at = 0; at < row.length; at++) {
		const code = row.charCodeAt(at);
		if (code >= firstMark && code < firstMark + marks) {
			owner = code - firstMark;
		} else if (code === escape) {
			owner = undefined;
			at += reset.length - 1;
		} else {
			signs.push(row.charAt(at));
			owners.push(owner);
		}
	}

	return {signs, owners};
}

function isUnknown(value: number | undefined): boolean {
	return value === undefined || Number.isNaN(value);
}

function padStart(values: readonly number[], length: number): readonly number[] {
	return [...Array.from({length: length - values.length}, () => Number.NaN), ...values];
}

function held(values: readonly number[]): number[] {
	let last = 0;
	return values.map(value => {
		last = Number.isNaN(value) ? last : value;
		return last;
	});
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
