import {expect, test} from 'vitest';
import {commandTables, type CommandTable} from '../../../source/cli/command-tables.js';
import {flagTable, longFlag, type FlagTable} from '../../../source/cli/flags.js';
import {commandHelp, helpPage} from '../../../source/cli/usage-text.js';

const tables: ReadonlyArray<readonly [string, FlagTable, string]> = [
	['midwatch', flagTable, helpPage()],
	...Object.entries<CommandTable>(commandTables).map(
		([name, table]) => [name, table.flags, commandHelp(name, table)] as const,
	),
];

test.each(tables)(
	'the help of %s names every flag that people are told of, within 100 columns',
	(_name, flags, page) => {
		for (const [key, flag] of Object.entries(flags)) {
			expect(
				page.includes(`${longFlag(key, flag)} `) || page.includes(longFlag(key, flag) + flag.value),
			).toBe(flag.help !== undefined);
		}

		expect(page.split('\n').filter(line => line.length > 100)).toEqual([]);
	},
);

test.each(tables)('no two flags of %s are written the same', (_name, flags) => {
	const spellings = Object.entries(flags).flatMap(([key, {shortFlag}]) => [key, shortFlag ?? key + key]);
	expect(new Set(spellings).size).toBe(spellings.length);
});

test('the help names every command', () => {
	for (const [name, {about}] of Object.entries(commandTables)) {
		expect(helpPage()).toMatch(new RegExp(`^ {4}${name} +${about}$`, 'm'));
	}
});
