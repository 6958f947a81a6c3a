import {keepLast} from '../util/keep-last.js';
import type {State} from '../store/state.js';
import {tableById} from '../view/tables/tables.js';
import type {Binding} from './binding.js';

type Wheres = ReadonlyArray<Binding['where']>;

/** The groups of keys that work now, the narrowest first. */
export function wheresAt({fleet, view}: Pick<State, 'fleet' | 'view'>): Wheres {
	const isOffline = fleet.connection.status === 'down';
	return wheresOf(view.focus.pane, isOffline, isOffline && !fleet.containers.isKnown);
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

	return pane === 'logs'
		? ['logs', 'actions', 'containers', 'everywhere']
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
