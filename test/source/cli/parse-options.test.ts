import {expect, test} from 'vitest';
import {parseFlags} from '../../../source/cli/parse-options.js';

test('no flags: a real engine, ordered by trouble, with colours', () => {
	expect(parseFlags({}, [])).toMatchObject({sort: undefined, demo: undefined, hasColor: true, isOnce: false});
});

test('--demo is 24 containers, --demo=N is N', () => {
	expect(parseFlags({demo: ''}, [])).toMatchObject({demo: 24});
	expect(parseFlags({demo: '1000'}, [])).toMatchObject({demo: 1000});
});

test.each([
	[{demo: 'many'}, [], '--demo=many'],
	[{demo: '1.5'}, [], '--demo=1.5'],
	[{filter: ''}, [], '--filter needs what to look for'],
	[{sort: 'size'}, [], 'use one of trouble, name'],
	[{json: true}, [], '--json goes with --once'],
	[{demo: '', host: ['unix:///x']}, [], '--demo and --host name two engines'],
	[{}, ['ps'], 'unexpected argument "ps"'],
])('%j %j is refused in one sentence', (flags, rest, words) => {
	const refusal = parseFlags(flags, rest);
	expect(refusal).toContain(words);
	expect(refusal).not.toContain('\n');
});
