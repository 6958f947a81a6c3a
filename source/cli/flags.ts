/** Every flag, as meow takes them. */
export const flagTable = {
	host: {type: 'string', shortFlag: 'H', isMultiple: true},
	context: {type: 'string', shortFlag: 'c', isMultiple: true},
	all: {type: 'boolean'},
	filter: {type: 'string', shortFlag: 'f'},
	sort: {type: 'string'},
	running: {type: 'boolean'},
	demo: {type: 'string'},
	hostile: {type: 'boolean'},
	demoFallback: {type: 'boolean'},
	readOnly: {type: 'boolean'},
	once: {type: 'boolean'},
	json: {type: 'boolean'},
	stats: {type: 'boolean', default: true},
	slow: {type: 'boolean'},
	fresh: {type: 'boolean'},
	mouse: {type: 'boolean'},
	theme: {type: 'string'},
	color: {type: 'boolean', default: true},
	help: {type: 'boolean', shortFlag: 'h'},
	version: {type: 'boolean', shortFlag: 'v'},
} as const;

/** The flags as meow gives them. */
export type Flags = {
	readonly [Name in keyof Table]?: Table[Name]['type'] extends 'string'
		? Table[Name] extends {readonly isMultiple: true}
			? readonly string[]
			: string
		: boolean;
};

type Table = typeof flagTable;

/** What the command line says: flags, and what isn't one. */
export type Given = {readonly flags: Flags; readonly input: readonly string[]};
