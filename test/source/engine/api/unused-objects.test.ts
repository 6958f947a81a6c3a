import {expect, test} from 'vitest';
import {countObjects, parseUnused, unusedNetworks} from '../../../../source/engine/api/unused-objects.js';
import {safe} from '../../../../source/text/safe-text.js';

const anonymous = 'ab12'.repeat(16);
const named = (answer: unknown) => parseUnused(answer).map(({name, isNamed}) => [name, isNamed]);

test('containers that do not run are unused, whatever stopped them', () => {
	const states = ['running', 'paused', 'restarting', 'exited', 'created', 'dead'];
	const Containers = states.map(State => ({Id: State, Names: [`/${State}`], State, SizeRw: 10}));
	expect(parseUnused({Containers}).map(({id}) => id)).toEqual(['exited', 'created', 'dead']);
	expect(parseUnused({Containers: [{Id: 'strange', State: 'dreaming'}, {Id: 'mute'}]})).toEqual([]);
	expect(parseUnused({Containers})[0]).toEqual({
		kind: 'container',
		id: 'exited',
		name: 'exited',
		sizeBytes: 10,
		isNamed: false,
	});
});

test('an image is unused when no container has it; each tag is one, counted once', () => {
	const image = {Id: `sha256:${'f0'.repeat(32)}`, Containers: 0, Size: 100, SharedSize: 30};
	expect(parseUnused({Images: [{...image, RepoTags: ['app:1', 'app:2']}]})).toMatchObject([
		{id: image.Id, tag: 'app:1', sizeBytes: 70, isNamed: true},
		{id: image.Id, tag: 'app:2', sizeBytes: 0, isNamed: true},
	]);
	expect(
		named({
			Images: [
				{...image, RepoTags: ['<none>:<none>']},
				{...image, RepoTags: null},
			],
		}),
	).toEqual([
		['f0f0f0f0f0f0', false],
		['f0f0f0f0f0f0', false],
	]);
	for (const Containers of [1, -1, undefined]) {
		expect(parseUnused({Images: [{...image, Containers, RepoTags: ['app:1']}]})).toEqual([]);
	}
});

test('a volume without a name of its own goes first; one whose users are not known stays', () => {
	const volume = (Name: string, RefCount: number, Labels = {}) => ({
		Name,
		Labels,
		UsageData: {RefCount, Size: -1},
	});
	const Volumes = [
		volume(anonymous, 0),
		volume('odd', 0, {'com.docker.volume.anonymous': ''}),
		volume('data', 0),
		volume('used', 1),
		volume('unknown', -1),
		{Name: 'no-usage'},
	];
	expect(named({Volumes})).toEqual([
		[anonymous, false],
		['odd', false],
		['data', true],
	]);
	expect(parseUnused({Volumes})[0]?.sizeBytes).toBeUndefined();
});

test('the build cache is one thing, without what is in use; what an image has too frees nothing', () => {
	const BuildCache = [
		{InUse: false, Size: 5},
		{InUse: false, Size: 7},
		{InUse: false, Shared: true, Size: 50},
		{InUse: true, Size: 100},
	];
	expect(parseUnused({BuildCache})).toMatchObject([
		{kind: 'disk', id: 'build cache', name: 'build cache, 3 entries', sizeBytes: 12},
	]);
	expect(parseUnused({BuildCache: [BuildCache.at(-1)]})).toEqual([]);
});

test('a network is unused when no container belongs to it, by id or by name', () => {
	const network = (id: string, isPredefined = false) => ({id, name: safe`net-${id.length}`, isPredefined});
	const containers = [
		{NetworkSettings: {Networks: {'net-1': {NetworkID: ''}}}},
		{NetworkSettings: {Networks: {other: {NetworkID: 'bb'}}}},
	];
	const unused = unusedNetworks(
		[network('a'), network('bb'), network('ccc'), network('dddd', true)],
		containers,
	);
	expect(unused.map(({id}) => id)).toEqual(['ccc']);
	expect(() => unusedNetworks([network('a')], {})).toThrow('not a list of containers');
});

test('an answer without anything has nothing unused', () => {
	expect(parseUnused({Images: null, Containers: null, Volumes: null})).toEqual([]);
	expect(parseUnused('')).toEqual([]);
});

test('an image of several names is one object', () => {
	const image = {kind: 'image', id: 'sha256:1', isNamed: true} as const;
	expect(
		countObjects([
			{...image, name: safe`app:1`},
			{...image, name: safe`app:2`},
			{...image, kind: 'volume', name: safe`data`},
		]),
	).toBe(2);
});
