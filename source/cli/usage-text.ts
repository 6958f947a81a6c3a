import {commandTables, type CommandTable} from './command-tables.js';
import {flagTable, longFlag, type FlagTable} from './flags.js';

/** What midwatch is, in half a sentence. */
export const aboutMidwatch = 'a container monitor that says what is wrong first';
export const exitStatuses = '0 quit, 1 error, 2 wrong usage';

/** What --help prints. */
export function helpPage(): string {
	const commands = columns(Object.entries(commandTables).map(([name, {about}]) => [name, about]));
	return page(
		'midwatch',
		aboutMidwatch,
		['midwatch [options]', 'midwatch <command> [options]'],
		[
			['Options', flagLines(flagTable)],
			['Commands, each with its own --help', commands],
			[`Exit status: ${exitStatuses}.`],
		],
	);
}

/** What a command's --help prints. */
export function commandHelp(name: string, {about, usage, flags, notes}: CommandTable): string {
	return page(
		`midwatch ${name}`,
		about,
		[`midwatch ${name} ${usage}`],
		[['Options', flagLines(flags)], ...(notes === undefined ? [] : [notes.split('\n')])],
	);
}

/** A flag's spellings and its words, as help and man page show them. */
export function flagRows(flags: FlagTable): ReadonlyArray<readonly [spelling: string, help: string]> {
	return Object.entries(flags).flatMap(([name, flag]) => {
		const {shortFlag, value = '', help} = flag;
		const short = shortFlag === undefined ? '    ' : `-${shortFlag}, `;
		const behind = value.startsWith('<') ? ` ${value}` : value;
		return help === undefined ? [] : [[`${short}${longFlag(name, flag)}${behind}`, help] as const];
	});
}

function flagLines(flags: FlagTable): readonly string[] {
	return columns(flagRows(flags));
}

function columns(rows: ReadonlyArray<readonly [string, string]>): readonly string[] {
	const width = Math.max(...rows.map(([left]) => left.length));
	return rows.flatMap(([left, right]) =>
		right.split('\n').map((line, index) => `  ${(index === 0 ? left : '').padEnd(width)}  ${line}`),
	);
}

function page(
	name: string,
	about: string,
	usages: readonly string[],
	sections: ReadonlyArray<readonly (string | readonly string[])[]>,
): string {
	const parts = [[`${name}: ${about}`], ['Usage', ...usages.map(usage => `  $ ${usage}`)], ...sections];
	return `\n${parts
		.map(
			part =>
				`${part
					.flat()
					.map(line => `  ${line}\n`)
					.join('')}\n`,
		)
		.join('')}`;
}
