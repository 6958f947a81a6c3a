import {expect, test} from 'vitest';
import {boundJson} from '../../../source/util/bound-json.js';
import {jsonLines} from '../../../source/view/inspect/json-tree.js';

const bounds = {values: 10, characters: 100, depth: 4, longestText: 20};

test('what is small stays as it is', () => {
	const json: unknown = JSON.parse('{"a":[1,{"__proto__":{"x":null}}],"b":"text","c":true}');
	expect(JSON.stringify(boundJson(json))).toBe(JSON.stringify(json));
	expect([7, 'text', null].map(value => boundJson(value))).toEqual([7, 'text', null]);
});

test('what is huge deep inside takes no room from what is above it, and says what is left out', () => {
	const json = {
		Labels: Object.fromEntries(Array.from({length: 50}, (_, n) => [`l${n}`, n])),
		State: {Pid: 7},
	};
	const bounded = boundJson({...json, Name: 'web'}, {...bounds, values: 8}) as typeof json;
	expect(bounded).toMatchObject({Name: 'web', Labels: {l0: 0, l4: 4, '…': '45 more not shown'}});
	expect(bounded.State).toEqual({'…': '1 more not shown'});
	expect(boundJson([1, 2, 3], {...bounds, values: 2})).toEqual([1, 2, '1 more not shown']);
});

test('a text is cut where it says so', () => {
	expect(boundJson({a: 'x'.repeat(50)}, bounds)).toEqual({a: `${'x'.repeat(20)}… 30 more characters`});
});

test('a document of any depth and size can be shown', () => {
	const deep: unknown = JSON.parse(`${'{"a":['.repeat(20_000)}1${']}'.repeat(20_000)}`);
	const wide = Object.fromEntries(Array.from({length: 300_000}, (_, n) => [`key${n}`, 'x'.repeat(20)]));
	for (const json of [deep, wide]) {
		const lines = jsonLines(boundJson(json), new Set());
		expect(lines.length).toBeLessThan(25_000);
		expect(lines.map(({text}) => text).join('')).toContain('more not shown');
	}
});
