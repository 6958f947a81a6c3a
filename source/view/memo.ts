import {areSame} from '../util/keep-last.js';
import type {State} from '../store/state.js';

/** Two states are about at any time: the newest, which the feeds look at, and the one on the screen. */
const kept = 2;

/**
 * A selector that works anew only when one of the references that `keysOf` names has changed. `make` must read
 * nothing of the state that its keys don't cover.
 */
export function memo<Value>(
	keysOf: (state: State) => readonly unknown[],
	make: (state: State, before: Value | undefined) => Value,
): (state: State) => Value {
	const entries: Array<{readonly keys: readonly unknown[]; readonly value: Value}> = [];
	return state => {
		const keys = keysOf(state);
		for (let place = 0; place < entries.length; place++) {
			const entry = entries[place]!;
			if (areSame(entry.keys, keys)) {
				return entry.value;
			}
		}

		const value = make(state, entries[0]?.value);
		entries.unshift({keys, value});
		entries.length = Math.min(entries.length, kept);
		return value;
	};
}
