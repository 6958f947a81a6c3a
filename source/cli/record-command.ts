import process from 'node:process';
import {withConfigFlags} from '../app/config/config-flags.js';
import {findConfig} from '../app/config/find-config.js';
import {findEngines} from '../app/find-engine.js';
import type {FoundEngine} from '../app/found-engine.js';
import {recordEngine, type RecordOptions} from '../app/record.js';
import {recordingsFolder} from '../app/state-folder.js';
import type {Bounds} from '../record/segment-files.js';
import type {Settings} from '../store/view/settings.js';
import {errorMessage} from '../text/error-words.js';
import {safeText} from '../text/safe-text.js';
import {parseBytes} from '../util/parse-quantity.js';
import {parseDuration} from '../util/parse-duration.js';
import {builtAs} from './built-as.js';
import {parseFlags} from './parse-options.js';
import type {Command} from './run-command.js';
import {unitFile} from './unit-file.js';

/** Below this, nothing would be left of a busy engine's hour. */
const leastBytes = 16 * 1024 * 1024;

/** `midwatch record`. */
export const recordCommand: Command<'record'> = async ({flags, argv}) => {
	if (flags.printUnit) {
		process.stdout.write(unitFile(argv.filter(one => one !== '--print-unit')));
		return undefined;
	}

	if (flags.dir === '') {
		return '--dir needs a folder';
	}

	const config = await findConfig(process.env);
	config?.mistakes.forEach(mistake => process.stderr.write(`midwatch record: ${mistake}\n`));
	const bounds = boundsOf({
		maxSize: flags.maxSize ?? config?.recordFlags['maxSize'] ?? '512M',
		maxAge: flags.maxAge ?? config?.recordFlags['maxAge'] ?? '14d',
	});
	return typeof bounds === 'string'
		? bounds
		: record(config ? withConfigFlags(flags, config).flags : flags, bounds, config?.settings);
};

async function record(
	{host, context, all, demo, dir}: Parameters<typeof recordCommand>[0]['flags'],
	bounds: Bounds,
	settings: Settings | undefined,
): Promise<string | undefined> {
	const engines = parseFlags({host, context, all, demo}, []);
	const found = typeof engines === 'string' ? engines : await findEngines(engines, process.env);
	if (typeof found === 'string') {
		return found;
	}

	const ended = new AbortController();
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(name, () => ended.abort());
	}

	const options = {
		directory: dir ?? recordingsFolder(process.env),
		version: builtAs().version,
		settings,
		...bounds,
	};
	await Promise.all(found.map(async one => recordOne(one, found.length > 1, options, ended.signal)));
	return undefined;
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
