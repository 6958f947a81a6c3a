import type {ContainerId} from '../engine/types.js';
import type {Action} from './action.js';

export const restart: Action = {
	id: 'restart',
	kind: 'container',
	label: 'restart',
	doing: 'restarting',
	done: 'restarted',
	hint: 'Restart the container',
	danger: 'ask',
	order: 'dependencies first',
	allowed: () => true,
	run: async (engine, target, _options, signal) => engine.restart(target.id as ContainerId, signal),
};
