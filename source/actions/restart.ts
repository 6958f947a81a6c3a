import type {ContainerId} from '../engine/types.js';
import type {Action} from './action.js';

export const restart: Action = {
	id: 'restart',
	kind: 'container',
	shortcut: {keys: ['r'], where: 'actions', label: 'restart', help: 'Restart the container', footer: 24},
	doing: 'restarting',
	done: 'restarted',
	danger: 'ask',
	unitVerb: 'restart',
	order: 'dependencies first',
	allowed: () => true,
	run: async (engine, target, _options, signal) => engine.restart(target.id as ContainerId, signal),
};
