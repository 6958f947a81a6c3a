import {safe} from '../text/safe-text.js';
import type {ContainerId} from '../engine/types.js';
import type {Action} from './action.js';

export const pause: Action = {
	id: 'pause',
	kind: 'container',
	label: 'pause',
	doing: 'pausing',
	done: 'paused',
	hint: 'Freeze the container where it stands; the same key thaws it',
	danger: 'none',
	allowed: target => (target.state === 'running' ? true : safe`it is not running`),
	run: async (engine, target, _options, signal) => engine.pause(target.id as ContainerId, signal),
};

export const unpause: Action = {
	id: 'unpause',
	kind: 'container',
	label: 'unpause',
	doing: 'unpausing',
	done: 'unpaused',
	hint: 'Let a paused container run on',
	danger: 'none',
	allowed: target => (target.state === 'paused' ? true : safe`it is not paused`),
	run: async (engine, target, _options, signal) => engine.unpause(target.id as ContainerId, signal),
};
