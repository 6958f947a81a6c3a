import {isUp} from '../engine/container-states.js';
import {safe} from '../text/safe-text.js';
import type {ContainerId} from '../engine/types.js';
import type {Action} from './action.js';

export const stop: Action = {
	id: 'stop',
	kind: 'container',
	shortcut: {
		keys: ['s'],
		where: 'actions',
		label: 'stop',
		help: 'Stop the container: SIGTERM, then SIGKILL after its stop timeout',
		footer: 25,
	},
	doing: 'stopping',
	done: 'stopped',
	danger: 'ask',
	unitVerb: 'stop',
	order: 'dependents first',
	needless: target => (isUp(target) ? undefined : safe`it is not running`),
	allowed: () => true,
	run: async (engine, target, _options, signal) => engine.stop(target.id as ContainerId, signal),
};
