import {isatty} from 'node:tty';
import process from 'node:process';
import {versionLine} from './built-as.js';
import type {CommandName} from './command-tables.js';
import {flagTable, type Given} from './flags.js';
import {parseFlags} from './parse-options.js';
import {readQuickly} from './quick-flags.js';
import type {AnyCommand} from './run-command.js';
import {findConfig} from '../app/config/find-config.js';
import {compileLittle} from '../app/limit-heap.js';
import {run} from '../app/run.js';

/** The command line: flags to options, then the snapshot or the screen. */
export async function main(): Promise<void> {
	const args = process.argv.slice(2);
	if (await isCommand(args)) {
		return;
	}

	const {flags, input} = await read(args);
	if (flags.help || flags.version) {
		process.stdout.write(flags.help ? await help() : `${versionLine()}\n`);
		return;
	}

	const config = await findConfig(process.env);
	const own = config && (await import('../app/config/config-flags.js')).withConfigFlags(flags, config);
	const parsed = parseFlags(own?.flags ?? flags, input);
	if (typeof parsed === 'string') {
		refuse(parsed);
		return;
	}

	const options = {...parsed, config, hasEnginesOfSettings: own?.hasEngines};
	if (options.isOnce) {
		const {once} = await import('./once.js');
		await once(options);
	} else if (options.isWatch) {
		const {watch} = await import('./watch.js');
		await watch(options);
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
const commands: Readonly<Record<CommandName, () => Promise<AnyCommand>>> = {
	async record() {
		compileLittle();
		return (await import('./record-command.js')).recordCommand;
	},
	replay: async () => (await import('./replay-command.js')).replayCommand,
	report: async () => (await import('./report-command.js')).reportCommand,
	config: async () => (await import('./config-command.js')).configCommand,
	doctor: async () => (await import('./doctor-command.js')).doctorCommand,
	completion: async () => (await import('./completion-command.js')).completionCommand,
	man: async () => (await import('./man-command.js')).manCommand,
};

async function isCommand([name = '', ...args]: readonly string[]): Promise<boolean> {
	if (name === '__complete') {
		const {completeCommand} = await import('./complete-command.js');
		await completeCommand(args);
		return true;
	}

	if (!Object.hasOwn(commands, name)) {
		return false;
	}

	const {runCommand} = await import('./run-command.js');
	const known = name as CommandName;
	await runCommand(known, await commands[known](), args);
	return true;
}

async function read(args: readonly string[]): Promise<Given> {
	const flags = readQuickly(flagTable, args);
	if (flags) {
		return {flags, input: []};
	}

	const {readFully} = await import('./full-flags.js');
	return readFully(flagTable, args);
}

async function help(): Promise<string> {
	const {helpPage} = await import('./usage-text.js');
	return helpPage();
}

function refuse(sentence: string): void {
	process.stderr.write(`midwatch: ${sentence}\n`);
	process.exitCode = 2;
}
