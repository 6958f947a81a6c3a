import type {Binding} from '../binding.js';

const where = 'why';

/** The keys of the Why card. */
export const whyBindings = [
	{
		keys: ['W'],
		where: 'actions',
		command: 'why',
		label: 'why',
		help: 'Show why it is in trouble: cause, exits, what it depends on, health checks, last log lines, events',
		footer: 20,
	},
	{
		keys: ['enter'],
		where,
		command: 'whyEnter',
		label: 'go to',
		help: 'Go to the container on the line, else show the card on the whole screen',
		footer: 1,
	},
	{keys: ['j', 'down'], where, command: 'whyDown', label: 'down', help: 'Down one line'},
	{keys: ['k', 'up'], where, command: 'whyUp', label: 'up', help: 'Up one line'},
	{keys: ['ctrl+d', 'pageDown'], where, command: 'whyPageDown', label: 'page down', help: 'Down one page'},
	{keys: ['ctrl+u', 'pageUp'], where, command: 'whyPageUp', label: 'page up', help: 'Up one page'},
	{keys: ['g', 'home'], where, command: 'whyFirst', label: 'first', help: 'To the top of the card'},
	{keys: ['G', 'end'], where, command: 'whyLast', label: 'last', help: 'To the end of the card'},
	{
		keys: ['y'],
		where,
		command: 'whyCopy',
		label: 'copy',
		help: 'Copy the card as Markdown (OSC 52)',
		footer: 30,
	},
	{keys: ['*'], where, command: 'whyUnmask', label: 'secrets', help: 'Show secrets, or mask them'},
	{
		keys: ['esc', 'q'],
		where,
		command: 'whyBack',
		label: 'back',
		help: 'Go back to where W was pressed',
		footer: 31,
	},
] as const satisfies readonly Binding[];
