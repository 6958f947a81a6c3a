import process from 'node:process';
import meow from 'meow';
import {findEngines} from '../app/find-engine.js';
import {recordEngine} from '../app/record.js';
import {recordingsFolder} from '../app/state-folder.js';
import type {Bounds} from '../record/segment-files.js';
import {errorMessage} from '../text/error-words.js';
import {parseBytes} from '../util/parse-quantity.js';
import {parseDuration} from '../util/parse-duration.js';
import {unitFile} from './unit-file.js';

const help = `
  midwatch record: watches an engine without a screen, and keeps what happened

  Usage
    $ midwatch record [options]

  Options
    -H, --host <url>       the engine to connect to, as for midwatch
    -c, --context <name>   connect to the engine of a docker context
        --dir <folder>     where recordings are kept
        --max-size <size>  keep no more than this: 512M unless told
        --max-age <time>   keep nothing older than this: 14d unless told
        --print-unit       print a systemd unit that records with these options

  One line a minute tells how it goes. Ctrl+c ends it; nothing is lost.

`;

const flags = {
	host: {type: 'string', shortFlag: 'H'},
	context: {type: 'string', shortFlag: 'c'},
	demo: {type: 'string'},
	dir: {type: 'string'},
	maxSize: {type: 'string', default: '512M'},
	maxAge: {type: 'string', default: '14d'},
	printUnit: {type: 'boolean'},
	help: {type: 'boolean', shortFlag: 'h'},
} as const;

/** Below this, nothing would be left of a busy engine's hour. */
const leastBytes = 16 * 1024 * 1024;

/** `midwatch record`, from its arguments to its exit status. */
export async function recordCommand(
	argv: readonly string[],
	version: string,
	importMeta: ImportMeta,
): Promise<void> {
	const given = meow({
		importMeta,
		argv,
		pkg: {},
		autoHelp: false,
		autoVersion: false,
		description: false,
		help,
		allowUnknownFlags: false,
		flags,
	});
	const bounds = boundsOf(given.flags);
	if (given.flags.help || given.flags.printUnit) {
		process.stdout.write(given.flags.help ? help : unitFile(argv.filter(one => one !== '--print-unit')));
	} else if (given.input.length > 0) {
		refuse(`unexpected argument ${JSON.stringify(given.input[0])}: see midwatch record --help`);
	} else if (typeof bounds === 'string') {
		refuse(bounds);
	} else {
		await record(given.flags, bounds, version);
	}
}

type Given = {
	readonly host?: string;
	readonly context?: string;
	readonly demo?: string;
	readonly dir?: string;
};

async function record({host, context, demo, dir}: Given, bounds: Bounds, version: string): Promise<void> {
	const [hosts, contexts] = [host, context].map(one => (one === undefined ? [] : [one]));
	const found = await findEngines(
		{
			hosts: hosts ?? [],
			contexts: contexts ?? [],
			isAll: false,
			demo: demo === undefined ? undefined : Number(demo || 24),
			isDemoFallback: false,
		},
		process.env,
	);
	if (typeof found === 'string') {
		refuse(found);
		return;
	}

	const ended = new AbortController();
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(name, () => ended.abort());
	}

	const directory = dir ?? recordingsFolder(process.env);
	try {
		const problem = await recordEngine(
			found[0],
			{directory, version, ...bounds},
			line => process.stdout.write(`${line}\n`),
			ended.signal,
		);
		if (problem !== undefined) {
			process.stderr.write(`midwatch record: ${problem}\n`);
			process.exitCode = 1;
		}
	} catch (error) {
		process.stderr.write(`midwatch record: cannot record into ${directory}: ${errorMessage(error)}\n`);
		process.exitCode = 1;
	}
}

function boundsOf({maxSize, maxAge}: {readonly maxSize: string; readonly maxAge: string}): Bounds | string {
	const maxBytes = parseBytes(maxSize);
	const maxAgeMs = parseDuration(maxAge);
	if (maxBytes === undefined || maxBytes < leastBytes) {
		return `--max-size ${JSON.stringify(maxSize)} is not a size of at least 16M: write 512M or 2G`;
	}

	return maxAgeMs === undefined || maxAgeMs === 0
		? `--max-age ${JSON.stringify(maxAge)} is not a time: write 12h or 14d`
		: {maxBytes, maxAgeMs};
}

function refuse(sentence: string): void {
	process.stderr.write(`midwatch record: ${sentence}\n`);
	process.exitCode = 2;
}
