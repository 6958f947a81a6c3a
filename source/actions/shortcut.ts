/** Groups of keys that belong to no single table, with the headings under which help and readme print them. */
export const scopeTitles = {
	everywhere: 'Everywhere',
	moves: 'Moving in a list',
	lists: 'Lists',
	shownList: 'The list of containers, while it is on the screen',
	containers: 'Containers',
	actions: 'Actions, in every pane: on the container under the cursor, or on all marked ones',
	stats: 'Stats',
	top: 'Top',
	why: 'Why',
	logs: 'Logs',
	offline: 'While the engine is unreachable',
	noEngine: 'When no engine was found',
} as const;

type Scope = keyof typeof scopeTitles;

/** What footer, help, palette and readme print of something that has a key. */
export type Shortcut = {
	/** None: another key leads to it. */
	readonly keys: readonly string[];
	/** Where the key works: a scope, or the id of a table pane. An open overlay takes the keys first. */
	readonly where: Scope | (string & {});
	/** One or two words, for the footer. */
	readonly label: string;
	/** A sentence, for help, palette and readme. */
	readonly help: string;
	/** Footer place, lowest first; what has none isn't in the footer. */
	readonly footer?: number;
};
