import {fitLine, lineWidth} from '../../text/fit-line.js';
import {unknown} from '../../text/format.js';
import {type Line, span, type Span, type Tone, toned} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import {displayWidth} from '../../text/width.js';
import type {ScreenState} from '../../store/view/screen-slice.js';
import {gapWidth, type ShownColumn} from './list-columns.js';

export type RowLook = {
	readonly columns: readonly ShownColumn[];
	readonly width: number;
	readonly screen: ScreenState;
	readonly isCursor: boolean;
	readonly isMarked: boolean;
	/** The engine doesn't answer: everything of it is faint. */
	readonly isStale: boolean;
	readonly nowMs: number;
	/** What is being done to it, or why that failed: in the place of all but its first column. */
	readonly words?: Span;
};

const gap = span(safe`  `);
const noMark = span(safe` `);

/** The first two cells of a row: the cursor's mark and the user's. */
export function markSpans(isCursor: boolean, isMarked: boolean | 'partly'): Line {
	const mark = isMarked === 'partly' ? safe`○` : safe`●`;
	return [isCursor ? span(safe`▸`, 'accent') : noMark, isMarked ? span(mark, 'accent') : noMark];
}

/** One row of the list in exactly `width` cells, all of it marked under the cursor. */
export function rowLine(row: object, look: RowLook): Line {
	const {columns, width, screen, isCursor, isMarked, nowMs, words} = look;
	const spans: Span[] = [...markSpans(isCursor, isMarked), noMark];
	const count = words ? 1 : columns.length;
	const cells = columns.slice(0, count).map(({column, width: cellWidth}) => ({
		content: column.render(row, cellWidth, screen, nowMs),
		cellWidth,
		column,
	}));
	for (const [index, {content, cellWidth, column}] of spilled(cells).entries()) {
		if (index > 0) {
			spans.push(gap);
		}

		spans.push(...(words ? content : fitLine(content, cellWidth, column.align)));
	}

	const line = fitLine(words ? [...spans, gap, words] : spans, width);
	return lookedAt(line, look);
}

/** All of it marked under the cursor, what is wrong in its colour; faint where the engine doesn't answer. */
export function lookedAt(line: Line, {isCursor, isStale}: Pick<RowLook, 'isCursor' | 'isStale'>): Line {
	if (isCursor) {
		return joined(
			line,
			isStale ? () => 'selectedOld' : ({tone}) => selectedTones[tone ?? 'plain'] ?? 'selected',
		);
	}

	return isStale ? toned(line, 'dim') : line;
}

type Cell = Pick<ShownColumn, 'column'> & {readonly content: Line; readonly cellWidth: number};

/** A text at the end that would be cut takes the cells before it in which this row has nothing to say. */
function spilled(cells: readonly Cell[]): readonly Cell[] {
	const last = cells.at(-1);
	if (!last?.column.isFlexible) {
		return cells;
	}

	const wanted = lineWidth(last.content);
	let from = cells.length - 1;
	let {cellWidth} = last;
	while (from > 1 && cellWidth < wanted && saysNothing(cells[from - 1]!)) {
		from--;
		cellWidth += cells[from]!.cellWidth + gapWidth;
	}

	return [...cells.slice(0, from), {...last, cellWidth}];
}

function saysNothing({content}: Cell): boolean {
	return content.every(({text}) => text.trim() === '' || text.trim() === unknown);
}

/** What is wrong stays in its colour on the bar. */
const selectedTones: Partial<Record<Tone, Tone>> = {bad: 'selectedBad', warn: 'selectedWarn'};

/** In other tones; neighbours of one tone as one span: the fewest bytes. */
function joined(line: Line, toneOf: (one: Span) => Tone): Line {
	const spans: Span[] = [];
	for (const one of line) {
		const tone = toneOf(one);
		const before = spans.at(-1);
		if (before?.tone === tone) {
			spans[spans.length - 1] = span(safe`${before.text}${one.text}`, tone);
		} else {
			spans.push(span(one.text, tone));
		}
	}

	return spans;
}

type TitlesLook = {readonly sort: string; readonly isReversed: boolean; readonly screen: ScreenState};

/** The line of titles over the rows; the column that gives the order stands out, with its direction. */
export function titlesLine(
	columns: readonly ShownColumn[],
	width: number,
	{sort, isReversed, screen}: TitlesLook,
): Line {
	const spans: Span[] = [span(safe`   `)];
	for (const [index, {column, width: columnWidth}] of columns.entries()) {
		if (index > 0) {
			spans.push(gap);
		}

		const isSorted = column.sort !== undefined && column.sort === sort;
		const arrow = isReversed ? safe`↑` : safe`↓`;
		const text = column.titleOn?.(screen) ?? column.title;
		const marked = displayWidth(text) < columnWidth ? safe`${text}${arrow}` : text;
		const title = isSorted ? span(marked, 'title') : span(text, 'dim');
		spans.push(...fitLine([title], columnWidth, column.align));
	}

	return fitLine(spans, width);
}
