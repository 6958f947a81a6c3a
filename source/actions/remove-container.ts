import {safe} from '../text/safe-text.js';
import {isUp} from '../engine/container-states.js';
import type {ContainerId} from '../engine/types.js';
import type {Action} from './action.js';

export const remove: Action = {
	id: 'remove',
	kind: 'container',
	shortcut: {
		keys: ['d'],
		where: 'actions',
		label: 'remove',
		help: 'Remove the container; a running one needs force',
		footer: 29,
	},
	doing: 'removing',
	done: 'removed',
	danger: 'ask',
	unitVerb: 'stop',
	order: 'dependents first',
	toggles: [
		{
			key: 'f',
			option: 'force',
			label: 'force (kills it first)',
			applies: targets => targets.some(isUp),
		},
		{key: 'v', option: 'volumes', label: 'its anonymous volumes'},
	],
	allowed: (target, options) =>
		isUp(target) && options['force'] !== true ? safe`it is running: f forces` : true,
	run: async (engine, target, options, signal) =>
		engine.remove(
			target.id as ContainerId,
			{force: options['force'] === true, volumes: options['volumes'] === true},
			signal,
		),
};
