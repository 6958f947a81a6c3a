import {expect, test} from 'vitest';
import {commandTables} from '../../../source/cli/command-tables.js';
import {readFully} from '../../../source/cli/full-flags.js';
import {readFlags} from '../../../source/cli/read-flags.js';

const lines = [
	[],
	['-H', 'unix:///run/x.sock', '--host=tcp://b:1'],
	['--all', '--max-size', '2G', '--max-age=3d'],
	['--print-unit', '--dir', '/srv/kept'],
	['--demo'],
	['--demo', '40'],
	['-h'],
	['--max-size', "'1G'"],
	['stray'],
];

test.each(lines.map(line => [line]))('a command has the flags that meow gives it: %j', async line => {
	const {flags} = commandTables.record;
	expect(await readFlags(flags, line)).toEqual(readFully(flags, line));
});
