import {expect, test} from 'vitest';
import {commandTables, type CommandTable} from '../../../source/cli/command-tables.js';
import {fittingWords} from '../../../source/cli/fitting-words.js';
import {flagTable, longFlag, type FlagTable} from '../../../source/cli/flags.js';
import {manualPage} from '../../../source/cli/man-command.js';

function wordsFor(...words: readonly string[]): readonly string[] {
	return fittingWords(words).words.map(([word]) => word);
}

const tables: ReadonlyArray<readonly [readonly string[], FlagTable]> = [
	[[], flagTable],
	...Object.entries<CommandTable>(commandTables).map(([name, {flags}]) => [[name], flags] as const),
];

test.each(tables)(
	'after midwatch %j fits every flag that people are told of, and no other',
	(command, flags) => {
		const told = Object.entries(flags).filter(([, {help}]) => help !== undefined);
		expect(wordsFor(...command, '-')).toEqual(told.map(([name, flag]) => longFlag(name, flag)));
	},
);

test.each(tables)('the manual page has every flag of midwatch %j', (_command, flags) => {
	const page = manualPage().replaceAll('\\-', '-');
	for (const [name, flag] of Object.entries(flags)) {
		expect(page.includes(longFlag(name, flag))).toBe(flag.help !== undefined || name === 'demo');
	}
});

test('a command comes first, and only there', () => {
	expect(wordsFor('')).toEqual(Object.keys(commandTables));
	expect(wordsFor('--all', '')).toEqual([]);
	expect(wordsFor('record', '--dir', 'x', '')).toEqual([]);
});

test('a flag’s values are completed after it, after its sign, and as bash splits it', () => {
	const formats = ['md', 'html', 'json'];
	expect(wordsFor('report', '--format', '')).toEqual(formats);
	expect(fittingWords(['report', '--format=h'])).toMatchObject({prefix: '--format='});
	expect(wordsFor('report', '--format=h')).toEqual(formats);
	expect(wordsFor('report', '--format', '=')).toEqual(formats);
	expect(wordsFor('report', '--format', '=', 'h')).toEqual(formats);
	expect(fittingWords(['-c', '']).source).toBe('context');
	expect(fittingWords(['-f', 'ap']).source).toBe('container');
	expect(fittingWords(['replay', '']).source).toBe('file');
});

test('a flag that was given isn’t offered again, but one that can be repeated is', () => {
	expect(wordsFor('--all', '--host', 'x', '--')).not.toContain('--all');
	expect(wordsFor('--all', '--host', 'x', '--')).toContain('--host');
});
