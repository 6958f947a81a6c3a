import {safe} from '../text/safe-text.js';
import type {ContainerId} from '../engine/types.js';
import type {Action} from './action.js';

export const pause: Action = {
	id: 'pause',
	kind: 'container',
	shortcut: {
		keys: ['p'],
		where: 'actions',
		label: 'pause',
		help: 'Pause the container, or unpause it',
		footer: 30,
	},
	instead: targets => (targets.every(({state}) => state === 'paused') ? unpause : undefined),
	doing: 'pausing',
	done: 'paused',
	danger: 'none',
	allowed: target => (target.state === 'running' ? true : safe`it is not running`),
	run: async (engine, target, _options, signal) => engine.pause(target.id as ContainerId, signal),
};

export const unpause: Action = {
	id: 'unpause',
	kind: 'container',
	shortcut: {keys: [], where: 'actions', label: 'unpause', help: 'Unpause the container'},
	doing: 'unpausing',
	done: 'unpaused',
	danger: 'none',
	allowed: target => (target.state === 'paused' ? true : safe`it is not paused`),
	run: async (engine, target, _options, signal) => engine.unpause(target.id as ContainerId, signal),
};
