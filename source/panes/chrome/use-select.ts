import {useContext, useMemo} from 'react';
import {useStore} from 'zustand';
import {paint} from '../../text/paint-lines.js';
import type {Line} from '../../text/line.js';
import type {State} from '../../store/state.js';
import {StoreContext} from './store-context.js';

/** What a component shows of the state. It renders anew only when that is another value or another reference. */
export function useSelect<Value>(selector: (state: State) => Value): Value {
	const store = useContext(StoreContext);
	if (!store) {
		throw new Error('useSelect needs a StoreContext around it');
	}

	return useStore(store.published, selector);
}

/**
 * Lines, painted. A new state whose lines read the same renders nothing: Ink lays the whole screen out at each
 * commit. `linesOf` is the same function from render to render (`useCallback`).
 */
export function useLines(linesOf: (state: State) => readonly Line[]): readonly string[] {
	return useSelect(useMemo(() => keepTexts(linesOf), [linesOf]));
}

/** React asks for the same state's lines up to three times: they are painted once. */
function keepTexts(linesOf: (state: State) => readonly Line[]): (state: State) => readonly string[] {
	let seen: State | undefined;
	let texts: readonly string[] = [];
	return state => {
		if (state !== seen) {
			const next = linesOf(state).map(line => paint(line, state.view.screen));
			const isSame = next.length === texts.length && next.every((text, index) => text === texts[index]);
			texts = isSame ? texts : next;
			seen = state;
		}

		return texts;
	};
}
