import {useContext, useMemo} from 'react';
import {useStore} from 'zustand';
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
 * Painted rows. A new state whose rows read the same renders nothing: Ink lays the whole screen out at each commit.
 * `rowsOf` is the same function from render to render (`useCallback`).
 */
export function useRows<Row extends string>(rowsOf: (state: State) => readonly Row[]): readonly Row[] {
	return useSelect(useMemo(() => keepRows(rowsOf), [rowsOf]));
}

/** React asks for the same state's rows up to three times: they are painted once. */
function keepRows<Row extends string>(
	rowsOf: (state: State) => readonly Row[],
): (state: State) => readonly Row[] {
	let seen: State | undefined;
	let rows: readonly Row[] = [];
	return state => {
		if (state !== seen) {
			const next = rowsOf(state);
			const isSame = next.length === rows.length && next.every((row, index) => row === rows[index]);
			rows = isSame ? rows : next;
			seen = state;
		}

		return rows;
	};
}
