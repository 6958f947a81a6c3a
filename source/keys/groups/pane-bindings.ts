import type {BindingIn} from '../binding.js';

/** Keys that work in every pane. */
export const paneBindings = [
	{keys: ['?'], command: 'help', label: 'help', help: 'Show all keys', footer: 90},
	{keys: ['q', 'ctrl+c'], command: 'quit', label: 'quit', help: 'Quit', footer: 91},
	{keys: ['tab'], command: 'nextPane', label: 'next pane', help: 'Go to the next pane'},
	{
		keys: ['shift+tab'],
		command: 'previousPane',
		label: 'previous pane',
		help: 'Go to the previous pane',
	},
	{
		keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
		command: 'choosePane',
		label: 'pane',
		help: 'Go to the pane with that number',
	},
	{
		keys: ['z'],
		command: 'zoom',
		label: 'zoom',
		help: 'Show the pane on the whole screen; z or esc goes back',
	},
	...['stats', 'top', 'logs'].map(
		where =>
			({keys: ['enter'], where, command: 'zoom', label: 'zoom', help: 'Zoom, as z', footer: 19}) as const,
	),
	{
		keys: ['esc'],
		command: 'back',
		label: 'back',
		help: 'Leave the zoom, then clear the filter, then the marks',
	},
	{
		keys: [':'],
		command: 'palette',
		label: 'find',
		help: 'Find a command, a pane or a setting by a few letters',
		footer: 80,
	},
	{
		keys: ['!'],
		command: 'messages',
		label: 'messages',
		help: "Show what was done and what failed, in the engine's words",
	},
	{
		keys: ['ctrl+g'],
		command: 'enginePane',
		label: 'engine',
		help: 'Show the engine: version, drivers, limits, and what midwatch uses',
	},
	{
		keys: ['ctrl+t'],
		command: 'theme',
		label: 'theme',
		help: 'Choose the colours: dark, light, high contrast, 16 colours',
	},
	{
		keys: ['ctrl+s'],
		command: 'servicesPane',
		label: 'services',
		help: 'Show the services of the swarm, where the engine is a manager',
	},
	{keys: ['ctrl+l'], command: 'redraw', label: 'redraw', help: 'Redraw the screen'},
	{
		keys: ['ctrl+z'],
		command: 'suspend',
		label: 'suspend',
		help: 'Suspend midwatch; fg resumes it',
	},
	{
		keys: ['r'],
		where: 'offline',
		command: 'retry',
		label: 'try now',
		help: 'Connect again now',
		footer: 0,
	},
	{
		keys: ['enter'],
		where: 'noEngine',
		command: 'retry',
		label: 'try now',
		help: 'Connect again now; ssh may ask here for what it needs',
	},
	{
		keys: ['d'],
		where: 'noEngine',
		command: 'openDemo',
		label: 'demo',
		help: 'Open the demo',
		footer: 1,
	},
] as const satisfies readonly BindingIn[];
