import {helpFlag, type Completes, type FlagTable} from './flags.js';

/** What help, man page and completions say of a command, and what meow reads its line by. */
export type CommandTable = {
	readonly about: string;
	/** What follows its name. */
	readonly usage: string;
	readonly flags: FlagTable;
	readonly completes?: Completes;
	/** What stands below the flags. */
	readonly notes?: string;
};

const engineFlags = {
	host: {type: 'string', shortFlag: 'H', value: '<url>', help: 'of which engine, as for midwatch'},
	context: {
		type: 'string',
		shortFlag: 'c',
		value: '<name>',
		help: 'of the engine of a docker context',
		completes: 'context',
	},
} as const satisfies FlagTable;

const enginesFlags = {
	host: {...engineFlags.host, isMultiple: true, help: 'an engine, as for midwatch; may be repeated'},
	context: {
		...engineFlags.context,
		isMultiple: true,
		help: 'the engine of a docker context; may be repeated',
	},
	all: {type: 'boolean', help: 'every engine that is known'},
	demo: {type: 'string'},
} as const satisfies FlagTable;

/** Every command but the screen and the snapshot; `main.ts` says what each runs. */
export const commandTables = {
	record: {
		about: 'watches an engine without a screen, and keeps what happened',
		usage: '[options]',
		flags: {
			...enginesFlags,
			dir: {type: 'string', value: '<folder>', help: 'where recordings are kept', completes: 'folder'},
			maxSize: {
				type: 'string',
				value: '<size>',
				help: 'keep no more than this (default 512M)',
			},
			maxAge: {
				type: 'string',
				value: '<time>',
				help: 'keep nothing older than this (default 14d)',
			},
			printUnit: {type: 'boolean', help: 'print a systemd unit that records with these options'},
			help: helpFlag,
		},
		notes: 'One line a minute tells how it goes. Ctrl+c ends it; nothing is lost.',
	},
	replay: {
		about: 'opens a recording as the screen, without an engine',
		usage: '<folder or file> [options]',
		flags: {
			at: {
				type: 'string',
				value: '<time>',
				help: 'begin at this time: 02:41, -33m (before its end), "2026-11-26 02:41"',
			},
			color: {type: 'boolean', default: true, help: 'use no colours'},
			help: helpFlag,
		},
		completes: 'file',
		notes:
			'Recordings are made by midwatch record, and by default in\n~/.local/state/midwatch/recordings, a folder for each engine.',
	},
	report: {
		about: 'reports what happened, from a recording',
		usage: '[options]',
		flags: {
			...engineFlags,
			recording: {
				type: 'string',
				value: '<dir>',
				help: "the folder of a recording, in place of an engine's",
				completes: 'folder',
			},
			since: {type: 'string', value: '<time>', help: 'from so long before its end (default 1h)'},
			from: {type: 'string', value: '<time>', help: 'from this time: 02:41, "2026-11-26 02:41"'},
			to: {type: 'string', value: '<time>', help: 'up to this time'},
			format: {
				type: 'string',
				default: 'md',
				value: '<format>',
				help: 'md, html or json',
				completes: ['md', 'html', 'json'],
			},
			help: helpFlag,
		},
		notes: 'Secrets are taken out. Print it, read it, then keep it: midwatch report > incident.md',
	},
	config: {
		about: 'shows the settings that hold, and where each comes from',
		usage: '[options]',
		flags: {
			init: {type: 'boolean', help: 'write a file with every setting in it, each behind a #'},
			help: helpFlag,
		},
		notes:
			'The file is ~/.config/midwatch/config.toml, or what MIDWATCH_CONFIG names.\nExit status 1 where it has mistakes.',
	},
	doctor: {
		about: 'tells what midwatch finds here: terminal, engines, rights, recordings',
		usage: '[options]',
		flags: {...enginesFlags, help: helpFlag},
		notes: 'Exit status 0 where midwatch would work, else 1. Secrets are masked: put it into a bug report.',
	},
	completion: {
		about: 'prints a completion script: flags, contexts, container names',
		usage: '<bash, zsh or fish>',
		flags: {help: helpFlag},
		completes: ['bash', 'zsh', 'fish'],
		notes:
			'source <(midwatch completion bash) in ~/.bashrc; the same for zsh in ~/.zshrc, after compinit.\nfish: midwatch completion fish > ~/.config/fish/completions/midwatch.fish',
	},
	man: {
		about: 'prints the manual page',
		usage: '[options]',
		flags: {help: helpFlag},
		notes: 'midwatch man | man -l -',
	},
} as const satisfies Readonly<Record<string, CommandTable>>;

export type CommandName = keyof typeof commandTables;
