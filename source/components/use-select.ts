import {useContext} from 'react';
import {useStore} from 'zustand';
import {useShallow} from 'zustand/react/shallow';
import {paint} from '../lib/paint.js';
import type {Line} from '../lib/line.js';
import type {State} from '../store/state.js';
import {StoreContext} from './store-context.js';

/** What a component shows of the state. It renders anew only when that is another value or another reference. */
export function useSelect<Value>(selector: (state: State) => Value): Value {
	const store = useContext(StoreContext);
	if (!store) {
		throw new Error('useSelect needs a StoreContext around it');
	}

	return useStore(store.shown, selector);
}

/** Lines, painted. A new state whose lines read the same renders nothing: Ink lays the whole screen out at each commit. */
export function useLines(linesOf: (state: State) => readonly Line[]): readonly string[] {
	return useSelect(useShallow((state: State) => linesOf(state).map(line => paint(line, state.view.screen))));
}
