import process from 'node:process';
import {allBindings} from '../keys/groups/all-bindings.js';
import {groupBindings} from '../keys/binding.js';
import {keysText} from '../keys/key-name.js';
import {builtAs} from './built-as.js';
import {commandTables, type CommandTable} from './command-tables.js';
import {flagTable, type FlagTable} from './flags.js';
import type {Command} from './run-command.js';
import {aboutMidwatch, exitStatuses, flagRows} from './usage-text.js';

/** `midwatch man`: the manual page, as man reads it, from the tables of flags, commands and keys. */
export const manCommand: Command<'man'> = async () => {
	process.stdout.write(manualPage());
	return undefined;
};

export function manualPage(): string {
	const commands = Object.entries<CommandTable>(commandTables);
	return [
		`.TH MIDWATCH 1 "" ${quoted(`midwatch ${builtAs().version}`)} "User Commands"`,
		'.SH NAME',
		plain(`midwatch - ${aboutMidwatch}`),
		'.SH SYNOPSIS',
		...['[options]', '<command> [options]'].flatMap(usage => [`.B midwatch`, plain(usage), '.br']),
		'.SH DESCRIPTION',
		plain(
			'Without a command, midwatch opens the engine that docker would, on the whole screen of the terminal.',
		),
		plain(
			'It lists containers by trouble, and says why. ? shows all keys, : finds everything by a few letters.',
		),
		'.SH OPTIONS',
		...options(flagTable),
		'.SH COMMANDS',
		...commands.flatMap(([name, {about, usage, flags, notes = ''}]) => [
			`.SS ${quoted(`midwatch ${name} ${usage}`)}`,
			plain(`${name} ${about}.`),
			...options(flags),
			...(notes === '' ? [] : ['.PP', plain(notes)]),
		]),
		'.SH KEYS',
		...groupBindings(allBindings).flatMap(({title, rows}) => [
			`.SS ${quoted(title)}`,
			...rows.flatMap(binding => item(keysText(binding), binding.help)),
		]),
		'.SH EXIT STATUS',
		plain(`${exitStatuses}.`),
		'.SH FILES',
		...item(
			'~/.local/state/midwatch',
			'what was chosen on the screen, and recordings; $XDG_STATE_HOME moves it',
		),
		...item('~/.docker', "docker's contexts and certificates; $DOCKER_CONFIG moves it"),
		'',
	].join('\n');
}

function options(flags: FlagTable): readonly string[] {
	return flagRows(flags).flatMap(([spelling, help]) => item(spelling.trim(), help));
}

function item(name: string, words: string): readonly string[] {
	return ['.TP', `\\fB${plain(name)}\\fR`, plain(words)];
}

function quoted(text: string): string {
	return `"${plain(text).replaceAll('"', '\\(dq')}"`;
}

/** A line that begins with a dot or an apostrophe would be a command. */
function plain(text: string): string {
	return text
		.replaceAll('\\', '\\e')
		.replaceAll('-', '\\-')
		.replaceAll(/^(?=[.'])/gm, '\\&');
}
