import {openStore, type Store} from './open-store.js';
import {reduce} from './reduce.js';
import type {State} from './state.js';

/** A store that understands every message. */
export function createStore(initial: State, look = (state: State) => state): Store {
	return openStore(initial, {reduce, look});
}
