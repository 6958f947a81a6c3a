import type {BindingIn} from '../binding.js';

/** Keys that go back and forth in what was recorded. */
export const pastBindings = [
	{
		keys: ['<'],
		command: 'pastBack',
		label: 'back in time',
		help: 'Show the screen as it was 10 s earlier; repeated presses go in larger steps',
	},
	{
		keys: ['>'],
		command: 'pastForward',
		label: 'forward in time',
		help: 'Show the screen 10 s later, up to now',
	},
	{
		keys: ['{'],
		command: 'pastEventBefore',
		label: 'event before',
		help: 'Go back in time to the previous event',
	},
	{
		keys: ['}'],
		command: 'pastEventAfter',
		label: 'event after',
		help: 'Go forward in time to the next event',
	},
	{
		keys: ['~'],
		command: 'pastMoment',
		label: 'go to a time',
		help: 'Show the screen as it was at a time: 02:41, -33m, yesterday 23:10',
	},
	{
		keys: ['ctrl+r'],
		command: 'incident',
		label: 'incident report',
		help: 'Report what happened in a time range; y copies the report as Markdown',
	},
] as const satisfies readonly BindingIn[];
