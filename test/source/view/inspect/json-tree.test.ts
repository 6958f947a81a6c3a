import {expect, test} from 'vitest';
import {jsonLines, query} from '../../../../source/view/inspect/json-tree.js';

const document = {
	State: {Health: {Status: 'healthy', Log: []}, Pid: 42},
	NetworkSettings: {Networks: {front: {IPAddress: '10.0.0.2'}, back: {IPAddress: '10.1.0.2'}}},
	Mounts: [{Source: '/a'}, {Source: '/b'}],
	Config: {Labels: {'com.docker.compose.project': 'shop'}},
};
const texts = (json: unknown, ...folded: string[]) => jsonLines(json, new Set(folded)).map(({text}) => text);

test('a document is a line a value, indented', () => {
	expect(texts({A: {B: 1, C: []}, D: ['x', null]})).toEqual([
		'{',
		'  A: {',
		'    B: 1',
		'    C: []',
		'  }',
		'  D: [',
		'    "x"',
		'    null',
		'  ]',
		'}',
	]);
});

test('a folded branch is one line that says how much is in it', () => {
	expect(texts({A: {B: 1, C: 2}, D: 3}, '.A')).toEqual(['{', '  A: { 2 … }', '  D: 3', '}']);
	expect(texts({A: 1, D: 3}, '')).toEqual(['{ 2 … }']);
});

test('each line knows its path, and whether it folds', () => {
	const line = jsonLines(document, new Set()).find(({text}) => text.includes('"/b"'));
	expect(line).toMatchObject({path: '.Mounts.1.Source', isFoldable: false});
	expect(jsonLines(document, new Set()).find(({path}) => path === '.State')?.isFoldable).toBe(true);
});

test('what would control the terminal or break the line is shown as what it is', () => {
	const [line] = jsonLines('a\u001B]0;title\u0007\nb\u202E', new Set());
	expect(line?.text).not.toMatch(/[\u0000-\u001F\u202E]/);
	expect(line?.text).toContain(String.raw`\u001b`);
	expect(line?.text).toContain(String.raw`\n`);
});

test('a path finds one part, in either case, with or without the dot', () => {
	expect(query(document, '.State.Health.Status')).toBe('healthy');
	expect(query(document, 'state.health')).toEqual({Status: 'healthy', Log: []});
	expect(query(document, '.Mounts.1.Source')).toBe('/b');
	expect(query(document, '.Mounts[0].Source')).toBe('/a');
	expect(query(document, '.')).toBe(document);
});

test('a star finds all parts, each under its own path', () => {
	expect(query(document, '.NetworkSettings.Networks.*.IPAddress')).toEqual({
		'.NetworkSettings.Networks.front.IPAddress': '10.0.0.2',
		'.NetworkSettings.Networks.back.IPAddress': '10.1.0.2',
	});
	expect(query(document, '.Mounts.*.Source')).toEqual({'.Mounts.0.Source': '/a', '.Mounts.1.Source': '/b'});
});

test('a name with dots in it is found as it stands', () => {
	expect(query(document, '.Config.Labels.com.docker.compose.project')).toBe('shop');
});

test('what is not there is nothing', () => {
	expect(query(document, '.State.Nope')).toEqual({});
	expect(query(document, '.State.Pid.Deeper')).toEqual({});
});
