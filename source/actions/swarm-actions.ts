import {counted} from '../text/format.js';
import {safe, safeText, type SafeText} from '../text/safe-text.js';
import type {Target} from '../store/view/overlay-slice.js';
import type {Action} from './action.js';

/** What they have in common. */
const ofService = {
	kind: 'service',
	danger: 'ask',
	isForOne: true,
	allowed: () => true,
} as const satisfies Partial<Action>;

function tasksOf({swarm}: Target): number {
	return swarm?.tasks ?? 0;
}

export const scaleService: Action = {
	...ofService,
	id: 'scaleService',
	shortcut: {
		keys: ['s'],
		where: 'services',
		label: 'scale',
		help: 'Set how many tasks the service has',
		footer: 11,
	},
	question: {asks: 'Scale', beforeValue: 'to'},
	doing: 'scaling',
	done: 'scaled',
	input: {
		option: 'replicas',
		label: 'tasks wanted',
		initial: ({swarm}) => String(swarm?.replicas ?? ''),
		problem: text => (/^\d{1,5}$/.test(text) ? undefined : safe`a number of tasks: 0, 3, 50`),
	},
	consequence({swarm}, {replicas}) {
		const more = Number(replicas) - (swarm?.replicas ?? 0);
		const words = counted(Math.abs(more), 'task');
		return more === 0 ? safe`it has as many` : more > 0 ? safe`starts ${words}` : safe`stops ${words}`;
	},
	allowed: ({swarm}) =>
		swarm?.replicas === undefined ? safe`only a replicated service can be scaled` : true,
	async run(engine, target, options, signal) {
		await engine.swarm.scale(target.id, revisionOf(target), Number(options['replicas']), signal);
		return safe` to ${safeText(String(options['replicas']))}`;
	},
};

export const forceUpdate: Action = {
	...ofService,
	id: 'forceUpdate',
	shortcut: {
		keys: ['r'],
		where: 'services',
		label: 'force update',
		help: 'Replace all tasks of the service by new ones, as its update settings say',
		footer: 12,
	},
	question: {asks: 'Force an update of', beforeValue: ''},
	doing: 'updating',
	done: 'updated',
	consequence: target =>
		safe`replaces ${counted(tasksOf(target), 'running task')}, in the steps of its update settings`,
	run: async (engine, target, _options, signal) =>
		engine.swarm.forceUpdate(target.id, revisionOf(target), signal),
};

export const rollBack: Action = {
	...ofService,
	id: 'rollBack',
	shortcut: {
		keys: ['b'],
		where: 'services',
		label: 'roll back',
		help: 'Give the service the settings that it had before its last update',
		footer: 13,
	},
	doing: 'rolling back',
	done: 'rolled back',
	consequence: () => safe`to its settings before the last update, replacing its tasks`,
	allowed: ({swarm}) => (swarm?.hasPrevious ? true : safe`it has no earlier settings`),
	run: async (engine, target, _options, signal) =>
		engine.swarm.rollBack(target.id, revisionOf(target), signal),
};

export const removeService: Action = {
	...ofService,
	id: 'removeService',
	shortcut: {
		keys: ['d'],
		where: 'services',
		label: 'remove',
		help: 'Remove the service: its tasks stop and are not replaced',
		footer: 14,
	},
	doing: 'removing',
	done: 'removed',
	consequence: target => safe`stops ${counted(tasksOf(target), 'running task')} for good`,
	run: async (engine, target, _options, signal) => engine.swarm.remove(target.id, revisionOf(target), signal),
};

export const nodeAvailability: Action = {
	id: 'nodeAvailability',
	kind: 'node',
	shortcut: {
		keys: ['a'],
		where: 'nodes',
		label: 'availability',
		help: 'Drain the node, pause it, or let it take tasks again',
		footer: 11,
	},
	question: {asks: 'Set', beforeValue: 'to'},
	doing: 'changing',
	done: 'set',
	object: ['availability', 'of'],
	danger: 'ask',
	isForOne: true,
	choices: {
		option: 'availability',
		title: 'Availability',
		values: [
			{value: 'active', hint: 'it takes new tasks'},
			{value: 'pause', hint: 'it takes no new tasks, and keeps those it has'},
			{value: 'drain', hint: 'its tasks stop, and start on other nodes where there is room'},
		],
	},
	consequence: ({swarm}, {availability}) => consequences[String(availability)]?.(swarm?.moves),
	allowed: () => true,
	async run(engine, target, options, signal) {
		const availability = String(options['availability']);
		await engine.swarm.setAvailability(target.id, revisionOf(target), availability, signal);
		return safe` to ${safeText(availability)}`;
	},
};

const consequences: Readonly<Record<string, (moves: SafeText | undefined) => SafeText | undefined>> = {
	active: () => safe`it takes new tasks; those elsewhere stay there`,
	pause: () => safe`its tasks stay, new ones go elsewhere`,
	drain: moves => moves,
};

/** As the user has seen it: what was changed since is not changed. */
function revisionOf({swarm}: Target): number {
	return swarm?.revision ?? -1;
}
