import {containerOrders} from '../store/view/lists-slice.js';
import {themeNames} from '../text/theme-names.js';

/** What a shell can complete a word with. */
export type Completes = readonly string[] | 'context' | 'container' | 'file' | 'folder';

/** A flag, as meow takes it, and what help, man page and completions say of it. */
type Flag = {
	readonly type: 'string' | 'boolean';
	readonly shortFlag?: string;
	readonly isMultiple?: true;
	/** A switch that is on unless told is written --no-…. */
	readonly default?: string | true;
	/** What stands behind it in the help: <name>, or [=N] where it may be left out. */
	readonly value?: string;
	/** Where there are none, nobody is told of the flag. */
	readonly help?: string;
	readonly completes?: Completes;
};

export type FlagTable = Readonly<Record<string, Flag>>;

export const helpFlag = {type: 'boolean', shortFlag: 'h', help: 'show this help'} as const satisfies Flag;

/** Every flag of the screen and the snapshot. */
export const flagTable = {
	host: {
		type: 'string',
		shortFlag: 'H',
		isMultiple: true,
		value: '<url>',
		help: "the engine to connect to: unix://, tcp://, ssh:// (as docker's -H)",
	},
	context: {
		type: 'string',
		shortFlag: 'c',
		isMultiple: true,
		value: '<name>',
		help: 'connect to the engine of a docker context\nrepeat either for several engines',
		completes: 'context',
	},
	all: {type: 'boolean', help: 'connect to every engine that has a name here'},
	filter: {
		type: 'string',
		shortFlag: 'f',
		value: '<text>',
		help: 'start with this filter',
		completes: 'container',
	},
	sort: {type: 'string', value: '<column>', help: containerOrders.join(', '), completes: containerOrders},
	running: {type: 'boolean', help: 'show running containers only'},
	demo: {type: 'string', value: '[=N]', help: 'use a built-in engine with N containers (24)'},
	hostile: {type: 'boolean', help: 'with --demo: some names and texts try to take the terminal over'},
	demoFallback: {type: 'boolean', help: 'use the built-in engine when no other is found'},
	readOnly: {type: 'boolean', help: 'refuse every action that changes something'},
	once: {type: 'boolean', help: 'print one snapshot and exit; needs no terminal'},
	failOn: {
		type: 'string',
		value: 'trouble',
		help: 'with --once: print reasons only, exit status 3 if any',
		completes: ['trouble'],
	},
	watch: {type: 'boolean', help: 'print changes, a line each; needs no terminal'},
	json: {type: 'boolean', help: 'with --once or --watch: print JSON'},
	stats: {type: 'boolean', default: true, help: 'with --once: faster, without CPU, memory and I/O'},
	fresh: {type: 'boolean', help: 'do not load or save screen settings'},
	mouse: {type: 'boolean', help: 'click and scroll; the terminal selects text with shift then'},
	slow: {type: 'boolean', help: 'for a slow connection: fewer frames, less detail'},
	theme: {
		type: 'string',
		value: '<name>',
		help: 'auto, dark, light, high-contrast, 16 (colours)',
		completes: themeNames,
	},
	color: {type: 'boolean', default: true, help: 'use no colours'},
	help: helpFlag,
	version: {type: 'boolean', shortFlag: 'v', help: 'show version, commit and how it was built'},
} as const satisfies FlagTable;

/** The flags of a table as meow gives them. */
export type ValuesOf<Table extends FlagTable> = {
	readonly [Name in keyof Table as Table[Name] extends {readonly default: unknown} ? Name : never]: Value<
		Table[Name]
	>;
} & {
	readonly [Name in keyof Table as Table[Name] extends {readonly default: unknown} ? never : Name]?: Value<
		Table[Name]
	>;
};

type Value<One> = One extends {readonly type: 'string'}
	? One extends {readonly isMultiple: true}
		? readonly string[]
		: string
	: boolean;

export type Flags = Partial<ValuesOf<typeof flagTable>>;

/** What the command line says: flags, and what isn't one. */
export type Given = {readonly flags: Flags; readonly input: readonly string[]};

/** As it is written: `demoFallback` is --demo-fallback, and a switch that is on is switched off. */
export function longFlag(name: string, {default: isOn}: Pick<Flag, 'default'> = {}): string {
	const words = name.replaceAll(/[A-Z]/g, capital => `-${capital.toLowerCase()}`);
	return isOn === true ? `--no-${words}` : `--${words}`;
}
