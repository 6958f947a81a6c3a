import type {ContainerId} from '../engine/types.js';
import type {Action} from './action.js';

export const stop: Action = {
	id: 'stop',
	kind: 'container',
	label: 'stop',
	doing: 'stopping',
	done: 'stopped',
	hint: 'Stop the container: SIGTERM, then SIGKILL after its stop timeout',
	danger: 'ask',
	order: 'dependents first',
	allowed: () => true,
	run: async (engine, target, _options, signal) => engine.stop(target.id as ContainerId, signal),
};
