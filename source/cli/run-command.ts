import process from 'node:process';
import {commandTables, type CommandName, type CommandTable} from './command-tables.js';
import type {ValuesOf} from './flags.js';
import {readFlags} from './read-flags.js';
import {commandHelp} from './usage-text.js';

/** What a command does with its line; what it gives is the sentence that says what is wrong with that. */
export type Command<Name extends CommandName> = (given: {
	readonly flags: ValuesOf<(typeof commandTables)[Name]['flags']>;
	readonly input: readonly string[];
	readonly argv: readonly string[];
}) => Promise<string | undefined>;

export type AnyCommand = (given: never) => Promise<string | undefined>;

/** A command, from its arguments to its exit status. */
export async function runCommand(
	name: CommandName,
	command: AnyCommand,
	argv: readonly string[],
): Promise<void> {
	const table: CommandTable = commandTables[name];
	const {flags, input} = await readFlags(table.flags, argv);
	if (flags['help'] === true) {
		process.stdout.write(commandHelp(name, table));
		return;
	}

	const problem =
		input.length > 0 && !table.usage.includes('<')
			? `unexpected argument ${JSON.stringify(input[0])}: see midwatch ${name} --help`
			: await command({flags, input, argv} as never);
	if (problem !== undefined) {
		process.stderr.write(`midwatch ${name}: ${problem}\n`);
		process.exitCode = 2;
	}
}
