import fc from 'fast-check';
import {expect, test} from 'vitest';
import {flagTable} from '../../../source/cli/flags.js';
import {readFully} from '../../../source/cli/full-flags.js';
import {parseFlags} from '../../../source/cli/parse-options.js';
import {readQuickly} from '../../../source/cli/quick-flags.js';

const words = ['api', '24', '', 'a=b', 'state:exited', 'unix:///run/x.sock', '0x10', '1e3', 'true', 'é'];
const odd = [
	'-',
	'--',
	'-x',
	'--nope',
	'-H=x',
	'-fapi',
	'-vh',
	'--no-host',
	'--demo=',
	"'q'",
	'"q"',
	'\\',
	'--__proto__',
];
const names = ['--host', '-H', '--filter', '-f', '--sort', '--demo', '--context=x', '-c'];
const switches = [
	'--running',
	'--no-running',
	'--demo-fallback',
	'--read-only',
	'--once',
	'--slow',
	'--no-color',
	'--no-stats',
	'--color',
];
const argument = fc.oneof(
	{weight: 3, arbitrary: fc.constantFrom(...switches)},
	{weight: 3, arbitrary: fc.constantFrom(...names)},
	{weight: 3, arbitrary: fc.constantFrom(...words)},
	{
		weight: 2,
		arbitrary: fc
			.tuple(fc.constantFrom('--host', '--filter', '--demo'), fc.constantFrom(...words))
			.map(pair => pair.join('=')),
	},
	{weight: 1, arbitrary: fc.constantFrom(...odd)},
	{weight: 1, arbitrary: fc.string()},
);

test('what is read quickly is what meow reads', () => {
	let answered = 0;
	fc.assert(
		fc.property(fc.array(argument, {maxLength: 5}), args => {
			const flags = readQuickly(flagTable, args);
			fc.pre(flags !== undefined);
			const full = readFully(flagTable, args);
			expect(parseFlags(flags, [])).toEqual(parseFlags(full.flags, full.input));
			answered++;
		}),
		{numRuns: 3000},
	);
	expect(answered).toBe(3000);
});

test.each([
	[[]],
	[['-H', 'unix:///run/x.sock']],
	[['--host=tcp://10.0.0.1:2375', '--read-only']],
	[['--demo']],
	[['--demo=1000', '--slow', '-f', 'api']],
	[['--once', '--json']],
	[['--help']],
	[['-v']],
])('an ordinary command line is read quickly: %j', args => {
	expect(readQuickly(flagTable, args)).toBeDefined();
});

test.each([[['--nope']], [['ps']], [['--slow', '--slow']], [['-f', "'a b'"]], [['--host', '-x']]])(
	'anything else is left to meow: %j',
	args => {
		expect(readQuickly(flagTable, args)).toBeUndefined();
	},
);
