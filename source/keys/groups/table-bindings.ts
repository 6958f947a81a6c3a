import type {Binding} from '../binding.js';

const [images, volumes, networks, disk] = ['images', 'volumes', 'networks', 'disk'] as const;

/** Keys of single tables beside the actions and reports, which have keys of their own. */
export const tableBindings = [
	...[images, volumes, networks].map(
		where =>
			({
				keys: ['i'],
				where,
				command: 'inspect',
				label: 'inspect',
				help: 'Inspect the row',
				footer: 10,
				asksEngine: true,
			}) as const,
	),
	{
		keys: ['S'],
		where: images,
		command: 'searchRegistry',
		label: 'search',
		help: 'Search the registry',
		footer: 12,
		asksEngine: true,
	},
	{
		keys: ['n'],
		where: images,
		command: 'runImage',
		label: 'run',
		help: 'Run a container from the image',
		footer: 17,
		changes: true,
	},
	{
		keys: ['S'],
		where: 'registry',
		command: 'searchRegistry',
		label: 'search',
		help: 'Search for something else',
		footer: 11,
	},
	{
		keys: ['enter'],
		where: 'events',
		command: 'goToContainer',
		label: 'go to',
		help: "Go to the event's container",
		footer: 10,
	},
	{
		keys: ['a'],
		where: 'events',
		command: 'noise',
		label: 'all/quiet',
		help: 'Show the events of networks and mounts too, or hide them',
		footer: 11,
	},
	{
		keys: ['r'],
		where: 'engines',
		command: 'retryEngine',
		label: 'try now',
		help: 'Connect to the engine now, without waiting for the next try',
		footer: 10,
	},
	{
		keys: ['x'],
		where: 'engines',
		command: 'toggleEngine',
		label: 'connect/disconnect',
		help: 'Disconnect from the engine, or connect to it again',
		footer: 11,
	},
	{
		keys: ['enter'],
		where: 'engines',
		command: 'engineFacts',
		label: 'facts',
		help: 'Show all that is known of the engine',
		footer: 12,
	},
	{
		keys: ['l'],
		where: 'engines',
		command: 'engineContainers',
		label: 'containers',
		help: "List the engine's containers only",
		footer: 13,
	},
	{
		keys: ['enter'],
		where: 'services',
		command: 'serviceTasks',
		label: 'tasks',
		help: "Show the service's tasks, with those before them",
		footer: 10,
	},
	{
		keys: ['enter'],
		where: 'nodes',
		command: 'nodeTasks',
		label: 'tasks',
		help: "Show the node's tasks",
		footer: 10,
	},
	...(['services', 'tasks'] as const).map(
		where =>
			({
				keys: ['N'],
				where,
				command: 'swarmNodes',
				label: 'nodes',
				help: 'Show the nodes of the swarm',
				footer: 16,
			}) as const,
	),
	{
		keys: ['enter'],
		where: 'tasks',
		command: 'taskContainer',
		label: 'container',
		help: "Go to the task's container, where its node is an engine that is open",
		footer: 10,
	},
	...[images, volumes, networks, disk].map(
		where =>
			({
				keys: ['x'],
				where,
				command: 'prune',
				label: 'prune',
				help: 'Remove unused objects of this kind, after showing which',
				footer: 18,
				changes: true,
			}) as const,
	),
] as const satisfies readonly Binding[];
