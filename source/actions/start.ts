import {safe} from '../text/safe-text.js';
import type {ContainerId} from '../engine/types.js';
import type {Action} from './action.js';

export const start: Action = {
	id: 'start',
	kind: 'container',
	shortcut: {keys: ['u'], where: 'actions', label: 'start', help: 'Start the container', footer: 27},
	doing: 'starting',
	done: 'started',
	danger: 'none',
	order: 'dependencies first',
	needless: target => (target.state === 'running' ? safe`it is running` : undefined),
	allowed: target => (target.state === 'paused' ? safe`it is paused: p unpauses it` : true),
	run: async (engine, target, _options, signal) => engine.start(target.id as ContainerId, signal),
};
