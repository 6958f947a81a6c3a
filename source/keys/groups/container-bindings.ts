import type {Binding} from '../binding.js';

/** What can be done with the container under the cursor beside the actions and reports, which have keys of their own. */
export const containerBindings = [
	{
		keys: ['e'],
		where: 'actions',
		command: 'shell',
		label: 'shell',
		help: 'Open a shell in the container: bash, else ash, else sh',
		footer: 17,
		changes: true,
	},
	{
		keys: ['A'],
		where: 'actions',
		command: 'attach',
		label: 'attach',
		help: 'Attach to the main process; ctrl+p ctrl+q detaches',
		changes: true,
	},
	{
		keys: ['i'],
		where: 'actions',
		command: 'inspect',
		label: 'inspect',
		help: 'Inspect: JSON, environment, ports, mounts, networks, health, labels',
		footer: 18,
	},
	{
		keys: ['n'],
		where: 'actions',
		command: 'newContainer',
		label: 'new',
		help: 'Run a new container: fill in a form, or copy its docker run line',
		changes: true,
	},
	{
		keys: ['N'],
		where: 'actions',
		command: 'runCopy',
		label: 'run a copy',
		help: 'Run a new container with the settings of this one',
		changes: true,
	},
	{
		keys: ['l'],
		where: 'containers',
		command: 'logs',
		label: 'logs',
		help: "Go to the container's logs",
		footer: 20,
	},
	{
		keys: ['y'],
		where: 'containers',
		command: 'copy',
		label: 'copy',
		help: "Copy the container's id, name, image, port or command (OSC 52)",
	},
] as const satisfies readonly Binding[];
