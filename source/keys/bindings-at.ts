import {keepLast} from '../util/keep-last.js';
import type {State} from '../store/state.js';
import {focusedPane} from '../view/layout/detail-panes.js';
import {tableById} from '../view/tables/tables.js';
import type {Binding} from './binding.js';

type Wheres = ReadonlyArray<Binding['where']>;

/** The groups of keys that work now, the narrowest first. */
export function wheresAt(state: State): Wheres {
	const {fleet} = state;
	const isOffline = fleet.connection.status === 'down';
	return wheresOf(keysPane(state), isOffline, isOffline && !fleet.containers.isKnown);
}

/** The card has keys of its own where it was gone to: not where the list's cursor came upon it. */
function keysPane(state: State): string {
	const {pane, isZoomed} = state.view.focus;
	const shown = focusedPane(state);
	return shown === 'why' && pane !== 'why' && !isZoomed ? pane : shown;
}

const wheresOf = keepLast((pane: string, isOffline: boolean, hasNoEngine: boolean): Wheres => [
	...(hasNoEngine ? ['noEngine'] : []),
	...(isOffline ? ['offline'] : []),
	...wheresOfPane(pane),
]);

function wheresOfPane(pane: string): Wheres {
	if (tableById(pane)) {
		return [pane, 'lists', 'everywhere'];
	}

	return pane === 'logs' || pane === 'why'
		? [pane, 'actions', 'containers', 'everywhere']
		: ['lists', 'containers', 'actions', 'everywhere'];
}

/** What a key means: the narrowest group that has it. */
export function bindingAt(key: string, wheres: Wheres, bindings: readonly Binding[]): Binding | undefined {
	for (const group of wheres) {
		const binding = bindings.find(({where, keys}) => where === group && keys.includes(key));
		if (binding) {
			return binding;
		}
	}

	return undefined;
}

/** The bindings that can be reached: by one key at least. */
export function bindingsAt(wheres: Wheres, bindings: readonly Binding[]): readonly Binding[] {
	return bindings.filter(binding => binding.keys.some(key => bindingAt(key, wheres, bindings) === binding));
}
