import {nameProblem} from '../text/object-name.js';
import type {Action} from './action.js';

export const removeVolume: Action = {
	id: 'removeVolume',
	kind: 'volume',
	shortcut: {
		keys: ['d'],
		where: 'volumes',
		label: 'remove',
		help: 'Remove the volume and its data',
		footer: 14,
	},
	doing: 'removing',
	done: 'removed',
	danger: 'ask',
	allowed: () => true,
	run: async (engine, target, _options, signal) => engine.volumes.remove(target.id, false, signal),
};

export const createVolume: Action = {
	id: 'createVolume',
	kind: 'engine',
	shortcut: {keys: ['n'], where: 'volumes', label: 'create', help: 'Create a volume', footer: 11},
	doing: 'creating',
	done: 'created',
	makes: 'volume',
	danger: 'none',
	input: {option: 'name', label: 'name of the new volume', problem: nameProblem},
	allowed: () => true,
	run: async (engine, _target, options, signal) =>
		engine.volumes.create(String(options['name']), 'local', signal),
};
