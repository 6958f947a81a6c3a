import {fitLine} from '../../text/fit-line.js';
import {type Line, span, type Span, type Tone, toned} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
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

/** One row of the list in exactly `width` cells. The cursor shows by its mark and a bold name only, so that moving it changes few cells. */
export function rowLine(row: object, look: RowLook): Line {
	const {columns, width, screen, isCursor, isMarked, isStale, nowMs, words} = look;
	const spans: Span[] = [...markSpans(isCursor, isMarked), noMark];
	const count = words ? 1 : columns.length;
	for (let index = 0; index < count; index++) {
		const {column, width: columnWidth} = columns[index]!;
		const tone: Tone | undefined = isCursor && index === 0 ? 'strong' : isStale ? 'dim' : undefined;
		const content = column.render(row, columnWidth, screen, nowMs);
		if (index > 0) {
			spans.push(gap);
		}

		const shown = tone ? toned(content, tone) : content;
		spans.push(...(words ? shown : fitLine(shown, columnWidth, column.align)));
	}

	return fitLine(words ? [...spans, gap, words] : spans, width);
}

/** The line of titles over the rows; the column that gives the order stands out. */
export function titlesLine(columns: readonly ShownColumn[], width: number, sort: string): Line {
	const spans: Span[] = [span(safe`   `)];
	for (const [index, {column, width: columnWidth}] of columns.entries()) {
		if (index > 0) {
			spans.push(gap);
		}

		const title = span(column.title, column.sort === sort ? 'title' : 'dim');
		spans.push(...fitLine([title], columnWidth, column.align));
	}

	return fitLine(spans, width);
}
