import {containerList} from '../view/list/container-list.js';
import {cursorEntryOf, isHeading} from '../view/list/list-cursor.js';
import {selectLayout} from '../view/layout/layout.js';
import {focusedList} from '../view/list/lists.js';
import {listView} from '../store/view/lists-slice.js';
import type {State} from '../store/state.js';
import {allBindings} from './groups/all-bindings.js';
import {bindingAt, wheresAt} from './bindings-at.js';
import type {PaneEntry} from './command.js';
import {pointAtEntry} from './groups/list-commands.js';
import type {Outcome} from './effect.js';
import {answerOverlay} from './overlays/overlay-keys.js';
import type {Press} from '../util/press.js';
import {runBinding} from './run-binding.js';

/**
 * Until a key is pressed the cursor stands at a place, or has fallen to one when its row went. From the
 * press on it is bound to the row that was seen there, however the list sorts itself meanwhile.
 */
function anchorCursor(state: State): Outcome {
	return [...new Set([containerList, focusedList(state)])].flatMap(list => {
		const entry = cursorEntryOf(state, list);
		const isBound = entry === undefined || isHeading(entry) || entry === listView(state, list.id).cursor;
		return isBound ? [] : pointAtEntry(state, list, entry);
	});
}

/**
 * What a key press means now: the topmost overlay answers first, then the focused pane, then everything else.
 * A screen too small to show what is asked takes no answer.
 */
export function resolve(state: State, press: Press, panes: readonly PaneEntry[]): Outcome {
	const context = {state, panes, key: press.key};
	if (selectLayout(state).isTooSmall) {
		return press.key === 'q' || press.key === 'ctrl+c' ? [{type: 'effect/quit'}] : [];
	}

	const overlay = state.view.overlay.stack.at(-1);
	if (overlay) {
		return answerOverlay(overlay, press, context);
	}

	const binding = bindingAt(press.key, wheresAt(state), allBindings);
	return binding ? [...anchorCursor(state), ...runBinding(binding, context)] : [];
}
