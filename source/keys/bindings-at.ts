import {keepLast} from '../util/keep-last.js';
import {isAnyKnown} from '../store/seen-from.js';
import type {State} from '../store/state.js';
import {keysPane} from '../view/layout/detail-panes.js';
import {placeOf} from '../view/layout/layout.js';
import {containerList} from '../view/list/container-list.js';
import {hasPane, isTable} from '../view/tables/table-names.js';
import type {Binding} from './binding.js';

type Wheres = ReadonlyArray<Binding['where']>;

/** The groups of keys that work now, the narrowest first. */
export function wheresAt(state: State): Wheres {
	const {fleet} = state;
	const isOffline = fleet.connection.status === 'down';
	const isListShown = placeOf(state, containerList.id) !== undefined;
	return wheresOf(keysPane(state), isListShown, isOffline, isOffline && !isAnyKnown(fleet));
}

const wheresOf = keepLast(
	(pane: string, isListShown: boolean, isOffline: boolean, hasNoEngine: boolean): Wheres => [
		...(hasNoEngine ? ['noEngine'] : []),
		...(isOffline ? ['offline'] : []),
		...wheresOfPane(pane, isListShown),
	],
);

/** A list that isn't on the screen is gone through at most: what a press has changed of it couldn't be seen. */
function wheresOfPane(pane: string, isListShown: boolean): Wheres {
	if (isTable(pane)) {
		return [pane, 'moves', 'lists', 'everywhere'];
	}

	const shownList: Wheres = isListShown ? ['shownList'] : [];
	if (pane === 'logs' || pane === 'why') {
		return [pane, 'actions', 'containers', ...shownList, 'everywhere'];
	}

	const lists: Wheres = isListShown || pane === 'top' ? ['lists'] : [];
	return [pane, 'containers', 'actions', ...lists, ...shownList, 'moves', 'everywhere'];
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

/** The bindings that can be reached: by one key at least, or by name alone. */
export function bindingsAt(wheres: Wheres, bindings: readonly Binding[]): readonly Binding[] {
	return bindings.filter(
		binding =>
			binding.keys.some(key => bindingAt(key, wheres, bindings) === binding) ||
			(binding.keys.length === 0 && wheres.includes(binding.where)),
	);
}

/** Without those of a pane that isn't there. */
export function bindingsThere(bindings: readonly Binding[], state: State): readonly Binding[] {
	return bindings.filter(
		({where, command}) => hasPane(state, where) && hasPane(state, command.replace(/Pane$/, '')),
	);
}
