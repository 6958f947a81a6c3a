import {safe} from '../text/safe-text.js';
import type {ContainerId} from '../engine/types.js';
import type {Action} from './action.js';

export const start: Action = {
	id: 'start',
	kind: 'container',
	shortcut: {keys: ['u'], where: 'actions', label: 'start', help: 'Start the container', footer: 11},
	doing: 'starting',
	done: 'started',
	danger: 'none',
	order: 'dependencies first',
	allowed: target => (target.state === 'paused' ? safe`it is paused: p unpauses it` : true),
	run: async (engine, target, _options, signal) => engine.start(target.id as ContainerId, signal),
};
