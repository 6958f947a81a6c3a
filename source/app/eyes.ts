import {selectTable} from '../selectors/table.js';
import {selectTargets} from '../selectors/targets.js';
import type {State} from '../store/state.js';
import type {Store} from '../store/store.js';
import type {Terminal} from './terminal.js';

export type Eyes = {
	/** Whether the terminal has shown what a key pressed in this state is about. */
	readonly haveSeen: (state: State) => boolean;
};

/**
 * What was on the terminal so far. A key may come before the screen that it is about: several in one chunk, a
 * terminal that is behind, a paste that doesn't say so. Such a key may move things, but change nothing.
 */
export function createEyes(store: Store, terminal: Pick<Terminal, 'isShown' | 'watch'>): Eyes {
	const aim = () => aimOf(store.shown.getState());
	let seen = aim();
	let painted = seen;
	terminal.watch({
		onFrame() {
			painted = aim();
		},
		onSent() {
			seen = painted;
		},
	});
	// React makes its frame before the turn ends in which a state is published; or none, where that looks the same.
	store.shown.subscribe(() =>
		setImmediate(() => {
			seen = terminal.isShown() ? aim() : seen;
		}),
	);
	return {haveSeen: state => aimOf(state).every((part, index) => part === seen[index])};
}

/** All that decides what a key is about: where everything stands, and what is under the cursor there. */
function aimOf(state: State): readonly unknown[] {
	const {overlay, list, focus, tables, screen} = state.view;
	const {rows, cursorIndex} = selectTable(state, focus.pane);
	const targets = selectTargets(state).map(target => `${target.id} ${target.state}`);
	return [overlay, list, focus, tables, screen, targets.join(), rows[cursorIndex]?.id];
}
