import {nameProblem} from '../text/object-name.js';
import type {Action} from './action.js';

export const removeNetwork: Action = {
	id: 'removeNetwork',
	kind: 'network',
	shortcut: {keys: ['d'], where: 'networks', label: 'remove', help: 'Remove the network', footer: 14},
	doing: 'removing',
	done: 'removed',
	danger: 'ask',
	allowed: () => true,
	run: async (engine, target, _options, signal) => engine.networks.remove(target.id, signal),
};

export const createNetwork: Action = {
	id: 'createNetwork',
	kind: 'engine',
	shortcut: {keys: ['n'], where: 'networks', label: 'create', help: 'Create a bridge network', footer: 11},
	doing: 'creating',
	done: 'created',
	makes: 'network',
	danger: 'none',
	input: {option: 'name', label: 'name of the new network', problem: nameProblem},
	allowed: () => true,
	run: async (engine, _target, options, signal) =>
		engine.networks.create(String(options['name']), 'bridge', signal),
};
