import {safe, safeText, type SafeText} from '../text/safe-text.js';
import {containerList} from '../view/list/container-list.js';
import {cursorEntryOf, isHeading} from '../view/list/list-cursor.js';
import {selectLayout} from '../view/layout/layout.js';
import {focusedList} from '../view/list/lists.js';
import {listView} from '../store/view/lists-slice.js';
import type {State} from '../store/state.js';
import {tableById} from '../view/tables/tables.js';
import {isAboutRow} from './about-row.js';
import type {Binding} from './binding.js';
import {bindingsOf} from './groups/all-bindings.js';
import {bindingAt, wheresAt} from './bindings-at.js';
import type {PaneEntry} from './command.js';
import {pointAtEntry} from './groups/point-at.js';
import {whyOff} from './groups/row-menu.js';
import type {Outcome} from './effect.js';
import {keyName} from './key-name.js';
import {answerOverlay} from './overlays/overlay-keys.js';
import type {Press} from '../util/press.js';
import {runBinding} from './run-binding.js';
import {warning} from './warning.js';

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
	const {list, isRead} = state.fleet.notes;
	const isSaid = !isRead && list.at(-1)?.tone === 'warn';
	return [...(isSaid ? [{type: 'notes/read'} as const] : []), ...meaningOf(state, press, panes)];
}

function meaningOf(state: State, press: Press, panes: readonly PaneEntry[]): Outcome {
	const context = {state, panes, key: press.key};
	if (selectLayout(state).isTooSmall) {
		return press.key === 'q' || press.key === 'ctrl+c' ? [{type: 'effect/quit'}] : [];
	}

	const overlay = state.view.overlay.stack.at(-1);
	if (overlay) {
		return answerOverlay(overlay, press, context);
	}

	const binding = bindingAt(press.key, wheresAt(state), bindingsOf(state));
	if (!binding) {
		return nothingHere(press, state);
	}

	const outcome = runBinding(binding, context);
	const idle = outcome.length === 0 && isAboutRow(binding) ? [warning(whyIdle(binding, state), state)] : [];
	return [...anchorCursor(state), ...outcome, ...idle];
}

function whyIdle(binding: Binding, state: State): SafeText {
	return whyOff(binding, state) ?? safe`nothing to ${safeText(binding.label)} here`;
}

const placeWords: Readonly<Record<string, SafeText>> = {
	lists: safe`lists`,
	containers: safe`the list of containers`,
	actions: safe`the list of containers`,
	logs: safe`the logs`,
	stats: safe`the stats`,
	top: safe`the processes`,
};

/** Says of a key that means something elsewhere where that is, of another letter where to look. */
function nothingHere({key, text}: Press, state: State): Outcome {
	const other = bindingsOf(state).find(
		({keys, where}) => keys.includes(key) && where !== 'offline' && where !== 'noEngine',
	);
	if (!other) {
		return text.trim() === ''
			? []
			: [warning(safe`no key here is ${safeText(text)}: ? shows the keys`, state)];
	}

	const table = tableById(other.where);
	const place = table ? safeText(table.label.toLowerCase()) : (placeWords[other.where] ?? safe`another pane`);
	return [
		warning(
			safe`${keyName(key)} does nothing here: its meaning in ${place} is “${safeText(other.label)}”`,
			state,
		),
	];
}
