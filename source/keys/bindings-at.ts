import type {Binding, Where} from './binding.js';
import {tableById} from '../view/tables/tables.js';

/** The groups of keys that work in a pane, the narrowest first. */
function groupsOf(pane: string): readonly Where[] {
	if (tableById(pane)) {
		return [pane as Where, 'lists', 'everywhere'];
	}

	return pane === 'logs'
		? ['logs', 'actions', 'containers', 'everywhere']
		: ['lists', 'containers', 'actions', 'everywhere'];
}

/** What a key means in a pane: the narrowest group that has it. */
export function bindingAt(key: string, pane: string, bindings: readonly Binding[]): Binding | undefined {
	for (const group of groupsOf(pane)) {
		const binding = bindings.find(({where, keys}) => where === group && keys.includes(key));
		if (binding) {
			return binding;
		}
	}

	return undefined;
}

/** The bindings that can be reached in a pane: by one key at least. */
export function bindingsAt(pane: string, bindings: readonly Binding[]): readonly Binding[] {
	return bindings.filter(binding => binding.keys.some(key => bindingAt(key, pane, bindings) === binding));
}
