import {nameProblem} from '../text/object-name.js';
import type {Action} from './action.js';

export const removeVolume: Action = {
	id: 'removeVolume',
	kind: 'volume',
	label: 'remove',
	doing: 'removing',
	done: 'removed',
	hint: 'Remove the volume and all that is in it',
	danger: 'ask',
	allowed: () => true,
	run: async (engine, target, _options, signal) => engine.volumes.remove(target.id, false, signal),
};

export const createVolume: Action = {
	id: 'createVolume',
	kind: 'engine',
	label: 'create',
	doing: 'creating',
	done: 'volume created',
	hint: 'Create a volume',
	danger: 'none',
	input: {option: 'name', label: 'name of the new volume', problem: nameProblem},
	allowed: () => true,
	run: async (engine, _target, options, signal) =>
		engine.volumes.create(String(options['name']), 'local', signal),
};
