import {hasProcesses} from '../../engine/container-states.js';
import type {State} from '../../store/state.js';
import {selectCursor, selectCursorHeading} from '../list/container-cursor.js';
import {memo} from '../memo.js';
import {selectTroubles} from '../trouble/troubles.js';

const usage: readonly string[] = ['stats', 'top'];
const ofSeveral: readonly string[] = ['stats'];
const why: readonly string[] = ['why'];

/**
 * The panes about the container under the cursor: its stats and its processes; of one that has neither, or that
 * starts and ends again and again, why that is; of a project, what its containers use.
 */
export const selectDetailPanes = memo(
	state => [state],
	(state): readonly string[] => {
		const cursor = selectCursor(state);
		const isLooping = () =>
			cursor !== undefined &&
			selectTroubles(state)
				.get(cursor.id)
				?.reasons.some(({id}) => id === 'loop');
		if (!cursor) {
			return selectCursorHeading(state) === undefined ? usage : ofSeveral;
		}

		return !hasProcesses(cursor) || isLooping() ? why : usage;
	},
);

/** Panes of the split screen, in the order in which they are gone through. */
export function splitPanes(state: State): readonly string[] {
	return ['containers', ...selectDetailPanes(state), 'logs'];
}

/** The pane that has the keys: where the one that was chosen isn't shown, what stands in its place. */
export function focusedPane(state: State): string {
	const {pane, isZoomed} = state.view.focus;
	const panes = selectDetailPanes(state);
	const isDetail = usage.includes(pane) || (why.includes(pane) && !isZoomed);
	return isDetail && !panes.includes(pane) ? panes[0]! : pane;
}

/** Whether the pane has the keys now: nothing lies over the panes. */
export function isFocused(state: State, id: string): boolean {
	return focusedPane(state) === id && state.view.overlay.stack.length === 0;
}

/** The pane whose keys they are. The card has its own where it was gone to, not where the list's cursor came upon it. */
export function keysPane(state: State): string {
	const {pane, isZoomed} = state.view.focus;
	const shown = focusedPane(state);
	return shown === 'why' && pane !== 'why' && !isZoomed ? pane : shown;
}
