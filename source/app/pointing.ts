import {bindingsOf} from '../keys/groups/all-bindings.js';
import {pointAtEntry} from '../keys/groups/point-at.js';
import {goToPane} from '../keys/groups/pane-commands.js';
import type {Outcome} from '../keys/effect.js';
import {tabAt} from '../panes/chrome/pane-bar.js';
import {panesThere} from '../view/tables/table-names.js';
import {views} from '../panes/views.js';
import type {Pointer} from '../terminal/input/pointer.js';
import type {Press} from '../util/press.js';
import {focusedPane} from '../view/layout/detail-panes.js';
import {borderSize, selectLayout, type PanePlace} from '../view/layout/layout.js';
import {pageOf} from '../view/list/list-page.js';
import {listById} from '../view/list/lists.js';
import {isTable} from '../view/tables/table-names.js';
import type {Overlay} from '../store/view/overlay-slice.js';
import type {State} from '../store/state.js';

// The mouse moves what the keys move: cursor, focus, zoom, scroll. It runs no command and answers no question.

type Spot = Pick<Pointer, 'row' | 'column'>;

type Hands = {
	/** What is on the screen. */
	readonly getState: () => State;
	readonly run: (outcome: Outcome) => void;
	readonly press: (press: Press) => void;
	/** Milliseconds of a clock that never goes back. */
	readonly now?: () => number;
};

const doubleMs = 400;
const linesPerTurn = 3;

export function createPointing({
	getState,
	run,
	press,
	now = () => performance.now(),
}: Hands): (pointer: Pointer) => void {
	let last: {readonly atMs: number; readonly spot: string} | undefined;
	const isSecond = ({row, column}: Spot) => {
		const spot = `${row} ${column}`;
		const isDouble = last?.spot === spot && now() - last.atMs < doubleMs;
		last = isDouble ? undefined : {atMs: now(), spot};
		return isDouble;
	};

	return pointer => {
		const state = getState();
		if (selectLayout(state).isTooSmall) {
			return;
		}

		if (pointer.kind === 'click') {
			run(isSecond(pointer) ? zoomed(state, pointer) : clicked(state, pointer));
		} else if (canScroll(state, pointer)) {
			run(focused(state, paneAt(state, pointer)));
			const key = pointer.kind === 'wheelUp' ? 'up' : 'down';
			Array.from({length: linesPerTurn}, () => press({key, text: ''}));
		}
	};
}

/** Nothing under what lies over the panes can be pointed at. */
function paneAt(state: State, {row, column}: Spot): PanePlace | undefined {
	return state.view.overlay.stack.length > 0
		? undefined
		: selectLayout(state).panes.find(
				({x, y, width, height}) => column >= x && column < x + width && row >= y && row < y + height,
			);
}

/** What a click leads to: the keys go to that pane, the cursor to that row. */
function clicked(state: State, spot: Spot): Outcome {
	const {header} = selectLayout(state);
	if (state.view.overlay.stack.length === 0 && spot.row === header.y + header.height - 1) {
		const tab = tabAt(
			panesThere(views, state),
			focusedPane(state),
			bindingsOf(state),
			header.width,
			spot.column,
		);
		return tab ? goToPane(tab, {state, panes: views, key: ''}) : [];
	}

	const place = paneAt(state, spot);
	const list = place && listById(place.id);
	// Under the border and the titles.
	const line = place ? spot.row - place.y - borderSize : -1;
	const entry = list && line >= 0 ? pageOf(state, list)[line] : undefined;
	return [...focused(state, place), ...(list && entry !== undefined ? pointAtEntry(state, list, entry) : [])];
}

function focused(state: State, place: PanePlace | undefined): Outcome {
	return place && place.id !== focusedPane(state) ? [{type: 'focus/moved', pane: place.id}] : [];
}

/** A table has the whole screen by its nature. */
function zoomed(state: State, spot: Spot): Outcome {
	const place = paneAt(state, spot);
	return place && !isTable(place.id) ? [{type: 'focus/zoomed', isZoomed: !state.view.focus.isZoomed}] : [];
}

/** Where up and down change nothing but what is seen. */
const scrollable: ReadonlySet<Overlay['kind']> = new Set<Overlay['kind']>([
	'confirm',
	'choose',
	'palette',
	'columns',
	'prune',
	'inspect',
	'report',
	'help',
	'messages',
]);

function canScroll(state: State, spot: Spot): boolean {
	const overlay = state.view.overlay.stack.at(-1);
	const id = paneAt(state, spot)?.id ?? '';
	return overlay ? scrollable.has(overlay.kind) : listById(id) !== undefined || id === 'logs' || id === 'why';
}
