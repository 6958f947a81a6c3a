/** Where a key does its work. `everywhere` includes all panes; an open overlay takes the keys first. */
export type Where =
	| 'everywhere'
	| 'lists'
	| 'containers'
	| 'actions'
	| 'logs'
	/** A table by its id. */
	| 'images'
	| 'volumes'
	| 'networks'
	| 'registry'
	| 'events'
	| 'disk'
	| 'engine';

/** One row of the keymap. The footer, the help, the palette and the readme are printed from these. */
export type Binding = {
	readonly keys: readonly string[];
	readonly where: Where;
	readonly command: string;
	/** One or two words, for the footer. */
	readonly label: string;
	/** A sentence, for help, palette and readme. */
	readonly hint: string;
	/** Footer place, lowest first; rows without one aren't in the footer. */
	readonly footer?: number;
};

/** The headings under which the help and the readme print the keys. */
export const whereTitles: Readonly<Record<Where, string>> = {
	everywhere: 'Everywhere',
	lists: 'Lists',
	containers: 'Containers',
	actions: 'Actions, from every pane: on the container under the cursor, or on all the marked ones',
	logs: 'Logs',
	images: 'Images',
	volumes: 'Volumes',
	networks: 'Networks',
	registry: 'Registry',
	events: 'Events',
	disk: 'Disk',
	engine: 'Engine',
};
