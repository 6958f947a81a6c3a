import process from 'node:process';
import meow from 'meow';
import {findEngines} from '../app/find-engine.js';
import type {FoundEngine} from '../app/found-engine.js';
import {recordEngine, type RecordOptions} from '../app/record.js';
import {recordingsFolder} from '../app/state-folder.js';
import type {Bounds} from '../record/segment-files.js';
import {errorMessage} from '../text/error-words.js';
import {safeText} from '../text/safe-text.js';
import {parseBytes} from '../util/parse-quantity.js';
import {parseDuration} from '../util/parse-duration.js';
import {unitFile} from './unit-file.js';

const help = `
  midwatch record: watches an engine without a screen, and keeps what happened

  Usage
    $ midwatch record [options]

  Options
    -H, --host <url>       an engine to record, as for midwatch; may be repeated
    -c, --context <name>   the engine of a docker context; may be repeated
        --all              every engine that is known
        --dir <folder>     where recordings are kept
        --max-size <size>  keep no more than this: 512M unless told
        --max-age <time>   keep nothing older than this: 14d unless told
        --print-unit       print a systemd unit that records with these options

  One line a minute tells how it goes. Ctrl+c ends it; nothing is lost.

`;

const flags = {
	host: {type: 'string', shortFlag: 'H', isMultiple: true},
	context: {type: 'string', shortFlag: 'c', isMultiple: true},
	all: {type: 'boolean'},
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
	readonly host?: readonly string[];
	readonly context?: readonly string[];
	readonly all?: boolean;
	readonly demo?: string;
	readonly dir?: string;
};

async function record(
	{host, context, all, demo, dir}: Given,
	bounds: Bounds,
	version: string,
): Promise<void> {
	const found = await findEngines(
		{
			hosts: host ?? [],
			contexts: context ?? [],
			isAll: all === true,
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

	const options = {directory: dir ?? recordingsFolder(process.env), version, ...bounds};
	await Promise.all(found.map(async one => recordOne(one, found.length > 1, options, ended.signal)));
}

/** One engine's trouble is told, and ends no other's recording. */
async function recordOne(
	found: FoundEngine,
	isNamed: boolean,
	options: RecordOptions,
	signal: AbortSignal,
): Promise<void> {
	const before = isNamed ? `${safeText(found.address.label)}: ` : '';
	const fail = (why: string) => {
		process.stderr.write(`midwatch record: ${before}${why}\n`);
		process.exitCode = 1;
	};

	try {
		const problem = await recordEngine(
			found,
			options,
			line => process.stdout.write(`${before}${line}\n`),
			signal,
		);
		if (problem !== undefined) {
			fail(problem);
		}
	} catch (error) {
		fail(`cannot record into ${options.directory}: ${errorMessage(error)}`);
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
