import {fitLine} from '../../text/fit-line.js';
import {type Line, span, type Span, type Tone, toned} from '../../text/line.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import {displayWidth} from '../../text/width.js';
import type {ScreenState} from '../../store/view/screen-slice.js';
import type {ShownColumn} from './list-columns.js';

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
export function markSpans(isCursor: boolean, isMarked: boolean): Line {
	return [isCursor ? span(safe`▸`, 'accent') : noMark, isMarked ? span(safe`●`, 'accent') : noMark];
}

/** One row of the list in exactly `width` cells, all of it marked under the cursor. */
export function rowLine(row: object, look: RowLook): Line {
	const {columns, width, screen, isCursor, isMarked, isStale, nowMs, words} = look;
	const spans: Span[] = [...markSpans(isCursor, isMarked), noMark];
	const count = words ? 1 : columns.length;
	for (let index = 0; index < count; index++) {
		const {column, width: columnWidth} = columns[index]!;
		const content = column.render(row, columnWidth, screen, nowMs);
		if (index > 0) {
			spans.push(gap);
		}

		spans.push(...(words ? content : fitLine(content, columnWidth, column.align)));
	}

	const line = fitLine(words ? [...spans, gap, words] : spans, width);
	if (isCursor) {
		return inOneTone(line, isStale ? 'selectedOld' : 'selected');
	}

	return isStale ? toned(line, 'dim') : line;
}

/** The whole line as one span: the fewest bytes. */
function inOneTone(line: Line, tone: Tone): Line {
	return [span(line.map(({text}) => text).join('') as SafeText, tone)];
}

/** The line of titles over the rows; the column that gives the order stands out, with its direction. */
export function titlesLine(
	columns: readonly ShownColumn[],
	width: number,
	{sort, isReversed}: {readonly sort: string; readonly isReversed: boolean},
): Line {
	const spans: Span[] = [span(safe`   `)];
	for (const [index, {column, width: columnWidth}] of columns.entries()) {
		if (index > 0) {
			spans.push(gap);
		}

		const isSorted = column.sort !== undefined && column.sort === sort;
		const arrow = isReversed ? safe`↑` : safe`↓`;
		const marked = displayWidth(column.title) < columnWidth ? safe`${column.title}${arrow}` : column.title;
		const title = isSorted ? span(marked, 'title') : span(column.title, 'dim');
		spans.push(...fitLine([title], columnWidth, column.align));
	}

	return fitLine(spans, width);
}
