import type {Overlay} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';
import {enginesOf, isAnyKnown} from '../../store/seen-from.js';
import {enginesAway} from '../trouble/staleness.js';
import {memo} from '../memo.js';
import {selectNoteLines} from './fresh-note.js';
import type {ListPage} from './column-page.js';
import {focusedPane, selectDetailPanes} from './detail-panes.js';
import {questionPage} from './question-page.js';
import {containersWant, splitHeights, topWants, type Wants} from './split-heights.js';

/** A place on the screen in cells, borders included. */
export type Place = {readonly x: number; readonly y: number; readonly width: number; readonly height: number};

export type PanePlace = Place & {readonly id: string};

/** Header, banner, panes, sheet and footer tile the screen from top to bottom. */
type Layout = {
	readonly isTooSmall: boolean;
	readonly header: Place;
	readonly banner?: Place;
	readonly panes: readonly PanePlace[];
	/** What an overlay shows lies at the bottom of the panes' area, over them. */
	readonly sheet?: Place;
	readonly footer: Place;
};

export type LayoutRequest = {
	readonly columns: number;
	readonly rows: number;
	readonly pane: string;
	/** The panes about the container under the cursor. */
	readonly details: readonly string[];
	readonly isZoomed: boolean;
	readonly hasBanner: boolean;
	/** Rows that the overlay asks for, its border included. */
	readonly sheetRows: number;
	readonly footerRows: number;
	/** Rows that panes can fill, their borders included. */
	readonly wants: Wants;
};

export const leastColumns = 60;
export const leastRows = 15;

/** The line that tells how things are, and the bar of panes. */
const headerHeight = 2;

/** Cells and rows of a border, both sides together. */
export const borderSize = 2;
/** Beside the inside of a sheet: its border, the header, a banner, and two of footer. */
const leastRowsAround = borderSize + headerHeight + 3;

/** A pane with less is not worth its border. */
const leastPaneRows = 4;

/** Where everything stands. The size of the footer and of a sheet only ever takes from the lowest panes. */
export function layoutOf(request: LayoutRequest): Layout {
	const {columns, rows, footerRows} = request;
	const isTooSmall = columns < leastColumns || rows < leastRows;
	const top = headerHeight + (request.hasBanner ? 1 : 0);
	const bottom = rows - footerRows;
	const area = paneArea(request, {x: 0, y: top, width: columns, height: rows - top - 1}, bottom);
	const sheetTop = sheetTopFor(request, area, bottom);
	return {
		isTooSmall,
		header: {x: 0, y: 0, width: columns, height: isTooSmall ? 1 : headerHeight},
		banner: request.hasBanner ? {x: 0, y: headerHeight, width: columns, height: 1} : undefined,
		panes: panesIn(request, area)
			.filter(({y}) => y < sheetTop)
			.map(place => ({...place, height: Math.min(place.height, sheetTop - place.y)})),
		sheet: sheetTop < bottom ? {x: 0, y: sheetTop, width: columns, height: bottom - sheetTop} : undefined,
		footer: {x: 0, y: bottom, width: columns, height: footerRows},
	};
}

/** A footer of more than a row takes them from the lowest pane, or from all where that would leave it too low. */
function paneArea(request: LayoutRequest, area: Place, bottom: number): Place {
	const isSqueezed = panesIn(request, area).some(({y}) => bottom - y < leastPaneRows);
	return isSqueezed ? {...area, height: bottom - area.y} : area;
}

/** The sheet grows over a pane that it would leave too low. */
function sheetTopFor(request: LayoutRequest, area: Place, bottom: number): number {
	if (request.sheetRows === 0) {
		return bottom;
	}

	const wanted = Math.max(area.y, bottom - request.sheetRows);
	const squeezed = panesIn(request, area).find(({y}) => y < wanted && wanted - y < leastPaneRows);
	return squeezed?.y ?? wanted;
}

function panesIn(request: LayoutRequest, area: Place): readonly PanePlace[] {
	const {pane, details, isZoomed} = request;
	const isInSplit = ['containers', ...details, 'logs'].includes(pane);
	return isZoomed || !isInSplit ? [{id: pane, ...area}] : stack(area, splitHeights(request, area.height));
}

/** Bands from top to bottom. */
function stack(
	area: Place,
	heights: ReadonlyArray<readonly [id: string, height: number]>,
): readonly PanePlace[] {
	let {y} = area;
	return heights.map(([id, height]) => {
		const place = {...area, id, y, height};
		y += height;
		return place;
	});
}

export const selectLayout = memo(
	state => [
		state.view.screen,
		focusedPane(state),
		state.view.focus,
		state.view.overlay,
		selectDetailPanes(state),
		enginesAway(state.fleet).length > 0 || state.view.past.atMs !== undefined,
		isAnyKnown(state.fleet),
		...enginesOf(state.fleet).map(({connection}) => connection.status),
		containersWant(state),
		topWants(state),
		selectNoteLines(state),
	],
	state => {
		const {fleet, view} = state;
		const overlay = view.overlay.stack.at(-1);
		return layoutOf({
			columns: view.screen.columns,
			rows: view.screen.rows,
			pane: focusedPane(state),
			details: selectDetailPanes(state),
			// There is nothing yet for another pane to show.
			isZoomed: view.focus.isZoomed || isNothingThere(fleet),
			// There is nothing yet for another pane to show.
			hasBanner: view.past.atMs !== undefined || (isAnyKnown(fleet) && enginesAway(fleet).length > 0),
			sheetRows: overlay ? sheetRows(overlay, view.screen) : 0,
			wants: {containers: containersWant(state), top: topWants(state)},
			footerRows: (overlay ? footerRows(overlay) : 1) + selectNoteLines({fleet, view}).length,
		});
	},
);

/** No engine has told anything, and none can be reached. */
function isNothingThere(fleet: State['fleet']): boolean {
	return !isAnyKnown(fleet) && enginesOf(fleet).every(({connection}) => connection.status === 'down');
}

function sheetRows(overlay: Overlay, {columns, rows}: Pick<LayoutRequest, 'columns' | 'rows'>): number {
	const listed = questionPage(overlay, columns - borderSize, rows - leastRowsAround)?.rows;
	switch (overlay.kind) {
		case 'confirm':
		case 'prompt': {
			return listed === undefined ? 0 : listed + borderSize;
		}

		case 'choose': {
			return overlay.choices.length + (listed === undefined ? 0 : 1 + listed) + borderSize;
		}

		case 'columns': {
			return overlay.count + borderSize;
		}

		case 'prune':
		case 'form':
		case 'inspect':
		case 'report':
		case 'palette':
		case 'help':
		case 'messages': {
			return Number.POSITIVE_INFINITY;
		}
	}
}

/** A question or a prompt has a line for what can be answered under it. */
function footerRows({kind}: Overlay): number {
	return kind === 'confirm' || kind === 'prompt' ? 2 : 1;
}

export function placeOf(state: State, pane: string): PanePlace | undefined {
	return selectLayout(state).panes.find(({id}) => id === pane);
}

/** What the question that is open lists on the screen of all that it is about. */
export function selectPageAsked(state: State): ListPage | undefined {
	const overlay = state.view.overlay.stack.at(-1);
	const {sheet} = selectLayout(state);
	return overlay && sheet && questionPage(overlay, sheet.width - borderSize, sheet.height - borderSize);
}
