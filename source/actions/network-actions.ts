import {nameProblem} from '../text/object-name.js';
import type {Action} from './action.js';

export const removeNetwork: Action = {
	id: 'removeNetwork',
	kind: 'network',
	label: 'remove',
	doing: 'removing',
	done: 'removed',
	hint: 'Remove the network',
	danger: 'ask',
	allowed: () => true,
	run: async (engine, target, _options, signal) => engine.networks.remove(target.id, signal),
};

export const createNetwork: Action = {
	id: 'createNetwork',
	kind: 'engine',
	label: 'create',
	doing: 'creating',
	done: 'network created',
	hint: 'Create a bridge network',
	danger: 'none',
	input: {option: 'name', label: 'name of the new network', problem: nameProblem},
	allowed: () => true,
	run: async (engine, _target, options, signal) =>
		engine.networks.create(String(options['name']), 'bridge', signal),
};
