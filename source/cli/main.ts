import {readFileSync} from 'node:fs';
import {isatty} from 'node:tty';
import process from 'node:process';
import type {Given} from './flags.js';
import {helpPage} from './usage-text.js';
import {parseFlags} from './parse-options.js';
import {readQuickly} from './quick-flags.js';
import {run} from '../app/run.js';

/** The command line: flags to options, then the snapshot or the screen. */
export async function main(importMeta: ImportMeta): Promise<void> {
	const args = process.argv.slice(2);
	if (await runCommand(args, importMeta)) {
		return;
	}

	const {flags, input} = await read(args, importMeta);
	if (flags.help || flags.version) {
		process.stdout.write(flags.help ? helpPage : `${versionBeside(importMeta)}\n`);
		return;
	}

	const options = parseFlags(flags, input);
	if (typeof options === 'string') {
		refuse(options);
	} else if (options.isOnce) {
		const {once} = await import('./once.js');
		await once(options);
	} else if (!isatty(0) || !isatty(1)) {
		refuse('this is not a terminal: use --once to print a snapshot, --once --json for scripts');
	} else if (/^(?:dumb)?$/.test(process.env['TERM'] ?? '')) {
		refuse(
			`TERM is ${process.env['TERM'] ? 'dumb' : 'not set'}, and such a terminal has no full screen: use --once to print a snapshot, or set TERM`,
		);
	} else {
		await run(options);
	}
}

/** Commands that aren't the screen or the snapshot: each is loaded only where it is asked for. */
async function runCommand([name, ...args]: readonly string[], importMeta: ImportMeta): Promise<boolean> {
	if (name === 'record') {
		const {recordCommand} = await import('./record-command.js');
		await recordCommand(args, versionBeside(importMeta), importMeta);
	} else if (name === 'replay') {
		const {replayCommand} = await import('./replay-command.js');
		await replayCommand(args, importMeta);
	} else if (name === 'report') {
		const {reportCommand} = await import('./report-command.js');
		await reportCommand(args, importMeta);
	} else {
		return false;
	}

	return true;
}

async function read(args: readonly string[], importMeta: ImportMeta): Promise<Given> {
	const flags = readQuickly(args);
	if (flags) {
		return {flags, input: []};
	}

	const {readFully} = await import('./full-flags.js');
	return readFully(importMeta);
}

/** From the package's own description, a folder above the built program. */
function versionBeside({url}: ImportMeta): string {
	const {version} = JSON.parse(readFileSync(new URL('../package.json', url), 'utf8')) as {version: string};
	return version;
}

function refuse(sentence: string): void {
	process.stderr.write(`midwatch: ${sentence}\n`);
	process.exitCode = 2;
}
