import type {Binding} from '../binding.js';

type Row = readonly [
	keys: readonly string[],
	where: Binding['where'],
	command: string,
	label: string,
	hint: string,
];

/** Keys of the table panes, in the order of the footer. */
const rows: readonly Row[] = [
	...(['images', 'volumes', 'networks'] as const).map(
		where => [['i'], where, 'inspect', 'inspect', 'Inspect what is under the cursor'] as const,
	),
	[['P'], 'images', 'pull', 'pull', 'Pull an image by its name'],
	[['S'], 'images', 'searchRegistry', 'search', 'Search the registry'],
	[['p'], 'images', 'pullAgain', 'pull again', 'Pull this name again, if there is a newer one'],
	[['d'], 'images', 'removeImage', 'remove', 'Remove the image, or this tag of it'],
	[['t'], 'images', 'tagImage', 'tag', 'Give the image one more name'],
	[['h'], 'images', 'history', 'layers', 'The layers of the image'],
	[['n'], 'images', 'runImage', 'run', 'Run a container of the image'],
	[['P', 'enter'], 'registry', 'pullFound', 'pull', 'Pull what is under the cursor'],
	[['S'], 'registry', 'searchRegistry', 'search', 'Search for something else'],
	[['n'], 'volumes', 'createVolume', 'new', 'Create a volume'],
	[['d'], 'volumes', 'removeVolume', 'remove', 'Remove the volume and all that is in it'],
	[['n'], 'networks', 'createNetwork', 'new', 'Create a network'],
	[['d'], 'networks', 'removeNetwork', 'remove', 'Remove the network'],
	[['enter'], 'events', 'goToContainer', 'go to', 'Go to the container of the event'],
	...(['images', 'volumes', 'networks', 'disk'] as const).map(
		where =>
			[['x'], where, 'prune', 'prune', 'Remove what nobody uses of this kind; it is listed first'] as const,
	),
];

const firstFooterPlace = 10;

export const objectBindings: readonly Binding[] = rows.map(([keys, where, command, label, hint], index) => ({
	keys,
	where,
	command,
	label,
	hint,
	footer: firstFooterPlace + index,
}));
