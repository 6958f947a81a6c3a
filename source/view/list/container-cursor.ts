import type {Container} from '../../engine/types.js';
import type {SafeText} from '../../text/safe-text.js';
import type {State} from '../../store/state.js';
import {containerList} from './container-list.js';
import {cursorEntryOf, cursorItemOf, isHeading} from './list-cursor.js';

/** The container that keys and panes are about. */
export function selectCursor(state: State): Container | undefined {
	return cursorItemOf(state, containerList);
}

/** The compose project whose heading the cursor stands on. */
export function selectCursorHeading(state: State): SafeText | undefined {
	const entry = cursorEntryOf(state, containerList);
	return isHeading(entry) ? entry.group : undefined;
}
