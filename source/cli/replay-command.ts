import {isatty} from 'node:tty';
import process from 'node:process';
import meow from 'meow';
import {replay} from '../app/replay.js';
import {parseFlags} from './parse-options.js';

const help = `
  midwatch replay: opens a recording as the screen, without an engine

  Usage
    $ midwatch replay <folder or file> [--at <time>]

  Options
        --at <time>  begin at this time: 02:41, -33m (before its end), "2026-11-26 02:41"
        --no-color   use no colours

  Recordings are made by midwatch record, and by default in
  ~/.local/state/midwatch/recordings, a folder for each engine.

`;

/** `midwatch replay`, from its arguments to its exit status. */
export async function replayCommand(argv: readonly string[], importMeta: ImportMeta): Promise<void> {
	const {flags, input} = meow({
		importMeta,
		argv,
		pkg: {},
		autoHelp: false,
		autoVersion: false,
		description: false,
		help,
		allowUnknownFlags: false,
		flags: {
			at: {type: 'string'},
			color: {type: 'boolean', default: true},
			help: {type: 'boolean', shortFlag: 'h'},
		},
	});
	const [path, ...rest] = input;
	if (flags.help) {
		process.stdout.write(help);
	} else if (path === undefined || rest.length > 0) {
		refuse('name one recording: midwatch replay <folder or file>');
	} else if (isatty(0) && isatty(1)) {
		const options = parseFlags({color: flags.color, readOnly: true}, []);
		const problem = typeof options === 'string' ? options : await replay(path, flags.at, options);
		if (problem !== undefined) {
			refuse(problem);
		}
	} else {
		refuse('this is not a terminal');
	}
}

function refuse(sentence: string): void {
	process.stderr.write(`midwatch replay: ${sentence}\n`);
	process.exitCode = 2;
}
