import {fitLine, lineWidth} from '../text/fit-line.js';
import {span, type Line} from '../text/line.js';
import {paint} from '../text/paint-lines.js';
import {safe, type SafeText} from '../text/safe-text.js';
import type {Binding} from '../keys/binding.js';
import {borderSize, type PanePlace, type Place} from '../view/layout/layout.js';
import type {State} from '../store/state.js';
import {keysFooter} from './chrome/keys-footer.js';
import {framed, type FrameText} from './chrome/frame-lines.js';
import {focusedPane, isFocused} from '../view/layout/detail-panes.js';
import {headerLine} from './chrome/header-line.js';
import {orFault} from './chrome/or-fault.js';
import {paneBar} from './chrome/pane-bar.js';
import {tooSmallLines} from './chrome/too-small.js';
import type {PaneProps, PaneView} from './pane.js';
import {panesThere} from '../view/tables/table-names.js';
import {firstViews} from './first-views.js';

// What each part of the screen shows, as painted rows that fill its place: the first frame puts them side by side, and
// so does Ink later. A fault in what makes a part is told in that part.

export type RowsOf<At extends Place = Place> = (
	state: State,
	place: At,
	bindings: readonly Binding[],
) => readonly string[];

export const headerRows: RowsOf = (state, place, bindings) =>
	partRows(safe`The header`, place, state, () => [
		headerLine(state, place.width),
		paneBar(panesThere(firstViews, state), focusedPane(state), bindings, place.width),
	]);

/** The footer while nothing is open over the panes. */
export const keysRows: RowsOf = (state, place, bindings) =>
	partRows(safe`The footer`, place, state, () => keysFooter(state, bindings, place.width));

export const tooSmallRows: RowsOf = (state, place) =>
	partRows(safe`The screen`, place, state, () => tooSmallLines(state));

/** Panes that are lines, in their frames. */
export function paneRowsOf(panes: readonly PaneView[]): RowsOf<PanePlace> {
	return (state, place) => {
		const view = panes.find(({id}) => id === place.id);
		const rows = view ? bodyRows(view, state, insideOf(place)) : [];
		return framed(rows, paneFrame(panes, state, place), state.view.screen);
	};
}

function paneFrame(panes: readonly PaneView[], state: State, {id, width, height}: PanePlace): FrameText {
	const index = panes.findIndex(view => view.id === id);
	const view = panes[index];
	const inner = height - borderSize;
	const title = orFault<Line>(
		safe`The title`,
		() => view?.title(state) ?? [],
		fault => fault,
	);
	const note = orFault<Line>(
		safe`The note`,
		() => view?.note?.(state, inner) ?? [],
		fault => fitLine(fault, Math.min(lineWidth(fault), width >> 1)),
	);
	return {title: numberedTitle(index, title), note, width, isFocused: isFocused(state, id)};
}

/** `1 Containers · by trouble`: the digit is the pane's key. */
function numberedTitle(index: number, title: Line): Line {
	return index < 9 ? [span(safe`${index + 1} `, 'key'), ...title] : title;
}

function bodyRows({lines}: PaneView, state: State, {width, height}: PaneProps): readonly string[] {
	return partRows(safe`This pane`, {width, height}, state, () => lines(state, width, height));
}

/** Cells inside a frame. */
export function insideOf({width, height}: Place): PaneProps {
	return {width: width - borderSize, height: height - borderSize};
}

const noLine: Line = [];

/** Lines in exactly their place, painted. */
export function partRows(
	part: SafeText,
	{width, height}: PaneProps,
	{view}: State,
	linesOf: () => readonly Line[],
): readonly string[] {
	const rowsOf = (lines: readonly Line[]) =>
		Array.from({length: height}, (_, index) => paint(lines[index] ?? noLine, view.screen, width));
	return orFault(
		part,
		() => rowsOf(linesOf()),
		fault => rowsOf([fault]),
	);
}
