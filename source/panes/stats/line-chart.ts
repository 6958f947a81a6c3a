import {plot} from 'asciichart';
import {span, type Line, type Span, type Tone} from '../../text/line.js';
import {safeText} from '../../text/safe-text.js';
import {axisLabel, stretched, type ChartFrame, type Series} from './chart-frame.js';

/** `┼ ┤ ╶ ╴ ─ ╰ ╭ ╮ ╯ │` where there is no Unicode. */
const asciiSymbols = ['+', '|', '-', '-', '-', '`', '.', '.', "'", '|'];

// asciichart writes a colour before a cell and a reset after it: with marks for colours the cells keep
// their series until the palette gives it a colour.
const firstMark = 0xe0_00;
const marks = 16;
const escape = 0x1b;
const reset = '\u001B[0m';
/** What it puts left of the plot without a label. */
const offset = 2;

/** One series over another as lines, gaps where nothing is known. Exactly `height` lines, of two at least. */
export function lineChartLines(series: readonly Series[], frame: ChartFrame): readonly Line[] {
	const {columns, height, max, isUnicode} = frame;
	const drawn = series.map(({values}) => stretched(values, columns + 1).map(value => Math.min(value, max)));
	const rows = plot(
		// It throws on an empty series and on NaN: unknown values are held, and their cells taken away again below.
		drawn.map(values => held(values)),
		{
			min: 0,
			max,
			height: height - 1,
			offset,
			format: () => ' ',
			colors: series.map((_, index) => String.fromCharCode(firstMark + index)),
			...(isUnicode ? {} : {symbols: asciiSymbols}),
		},
	).split('\n');
	return rows.map((row, index) => [
		span(axisLabel(index, frame), 'dim'),
		...plotSpans(row, {series, drawn, columns, blank: limitSign(index, frame)}),
	]);
}

function limitSign(row: number, {height, max, limit = 0, isUnicode}: ChartFrame): string {
	return limit > 0 && Math.round((1 - limit / max) * (height - 1)) === row ? (isUnicode ? '╌' : '-') : ' ';
}

type Drawn = {
	readonly series: readonly Series[];
	readonly drawn: ReadonlyArray<readonly number[]>;
	readonly columns: number;
	readonly blank: string;
};

function plotSpans(row: string, {series, drawn, columns, blank}: Drawn): readonly Span[] {
	const {signs, owners} = cellsOf(row);
	const spans: Span[] = [];
	let text = '';
	let tone: Tone | undefined;
	for (let column = 0; column < columns; column++) {
		const owner = owners[offset + column];
		const values = owner === undefined ? [] : (drawn[owner] ?? []);
		const isKnown = !isUnknown(values[column]) && !isUnknown(values[column + 1]);
		const one = isKnown && owner !== undefined ? series[owner] : undefined;
		const sign = one ? lettered(signs[offset + column] ?? blank, one, owner ?? 0, column) : blank;
		const own = one ? one.tone : blank === ' ' ? tone : 'dim';
		// Neighbours of the same tone make one span, and blanks go with what stands before them.
		if (text !== '' && own !== tone) {
			spans.push(span(safeText(text), tone));
			text = '';
		}

		tone = own;
		text += sign;
	}

	return text === '' ? spans : [...spans, span(safeText(text), tone)];
}

/** Cells from one letter of a line to its next; those of other lines stand between. */
const letterEvery = 12;
/** Where a line reaches the value of its column. */
const reaching = '─╰╭-`';

function lettered(sign: string, {letter}: Series, index: number, column: number): string {
	return letter !== undefined && (column + 3 * index) % letterEvery === 0 && reaching.includes(sign)
		? letter
		: sign;
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

function held(values: readonly number[]): number[] {
	let last = 0;
	return values.map(value => {
		last = Number.isNaN(value) ? last : value;
		return last;
	});
}
