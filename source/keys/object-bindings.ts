import type {Binding} from './binding.js';

/** Keys of the table panes: images, volumes, networks, disk. */
export const objectBindings = [
	{
		keys: ['d'],
		where: 'images',
		command: 'removeImage',
		label: 'remove',
		hint: 'Remove the image',
		footer: 14,
	},
	{
		keys: ['t'],
		where: 'images',
		command: 'tagImage',
		label: 'tag',
		hint: 'Give the image one more name',
		footer: 15,
	},
	{
		keys: ['h'],
		where: 'images',
		command: 'history',
		label: 'layers',
		hint: 'The layers of the image',
		footer: 16,
	},
	{
		keys: ['d'],
		where: 'volumes',
		command: 'removeVolume',
		label: 'remove',
		hint: 'Remove the volume',
		footer: 14,
	},
	{keys: ['n'], where: 'volumes', command: 'createVolume', label: 'new', hint: 'Create a volume', footer: 15},
	{
		keys: ['d'],
		where: 'networks',
		command: 'removeNetwork',
		label: 'remove',
		hint: 'Remove the network',
		footer: 14,
	},
	{
		keys: ['n'],
		where: 'networks',
		command: 'createNetwork',
		label: 'new',
		hint: 'Create a network',
		footer: 15,
	},
	{
		keys: ['x'],
		where: 'disk',
		command: 'prune',
		label: 'prune',
		hint: 'Remove what nobody uses of this kind',
		footer: 14,
	},
] as const satisfies readonly Binding[];
