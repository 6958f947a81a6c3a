import {snapshotDocument} from '../../../../source/cli/once-json.js';
import {makeState} from '../../../helpers/fixtures.js';
import {expect, test} from 'vitest';
import {parseContainer, parseContainers} from '../../../../source/engine/parse/parse-container.js';
import {asArray} from '../../../../source/engine/parse/json-fields.js';
import {engineFixture} from '../../../helpers/engine-fixture.js';

const list = asArray(engineFixture('list.json')).map(entry => parseContainer(entry));

test('the list of a real engine', () => {
	expect(list).toMatchObject([
		{name: 'engine-p', state: 'running', networkMode: 'host', ports: [], createdAtMs: 1_795_522_253_000},
		{name: 'engine-x', state: 'exited', exitCode: 3, command: "sh -c 'exit 3'", networkMode: 'none'},
		{name: 'engine-a', state: 'running', project: 'shop', service: 'api', image: 'midwatch/box'},
	]);
	expect(list.map(({id}) => id.length)).toEqual([64, 64, 64]);
});

test('the list of Podman', () => {
	const listed = asArray(engineFixture('list-podman.json')).map(entry => parseContainer(entry));
	expect(listed).toMatchObject([
		{name: 'pod-x', state: 'exited', exitCode: 3, image: 'docker.io/midwatch/box:latest'},
		{name: 'pod-c', state: 'created', ports: []},
		{name: 'pod-h', state: 'running', status: 'Up 2 minutes', labels: {}},
	]);
});

test.each([
	['Up 3 minutes (unhealthy)', 'unhealthy'],
	['Up 3 minutes (healthy)', 'healthy'],
	['Up 1 second (health: starting)', 'starting'],
	['Up 3 minutes (starting)', 'starting'],
	['Up 3 minutes', undefined],
	['Up 2 hours (Paused)', undefined],
])('the health in "%s"', (Status, health) => {
	expect(parseContainer({Status}).health).toBe(health);
});

test.each([
	['Exited (137) 2 hours ago', 137],
	['Restarting (1) 5 seconds ago', 1],
	['Exited (-1) 2 hours ago', -1],
	['Up 3 minutes', undefined],
	['Created', undefined],
])('the exit code in "%s"', (Status, exitCode) => {
	expect(parseContainer({Status}).exitCode).toBe(exitCode);
});

test.each([
	['stopped', '', 'exited'],
	['configured', '', 'created'],
	['stopping', '', 'running'],
	['dead', '', 'dead'],
	['', 'Up 3 seconds', 'running'],
	['dreaming', '', 'unknown'],
])('the state "%s" with status "%s" is %s', (State, Status, state) => {
	expect(parseContainer({State, Status}).state).toBe(state);
});

test.each([
	[['/web'], 'web'],
	[['web'], 'web'],
	[['/other/alias', '/web'], 'web'],
	[[], '0123456789ab'],
	[undefined, '0123456789ab'],
])('of the names %j one is its own', (Names, name) => {
	expect(parseContainer({Id: '0123456789abcdef', Names}).name).toBe(name);
});

test('ports as docker ps knows them', () => {
	const Ports = [
		{IP: '0.0.0.0', PrivatePort: 80, PublicPort: 8080, Type: 'tcp'},
		{PrivatePort: 53, Type: 'udp'},
	];
	expect(parseContainer({Ports}).ports).toEqual([
		{privatePort: 53, protocol: 'udp'},
		{ip: '0.0.0.0', privatePort: 80, publicPort: 8080, protocol: 'tcp'},
	]);
});

test('names, images, commands and labels can’t carry control characters', () => {
	const evil = 'a\u001B]52;c;ZXZpbA==\u0007b\u202Ec\n';
	const container = parseContainer({
		Names: [`/${evil}`],
		Image: evil,
		Command: evil,
		Status: evil,
		Labels: {[evil]: evil},
	});
	expect(JSON.stringify(container)).not.toMatch(/\\u001b|\\u0007|\\n|\u202E/);
});

test('an entry of another shape is a container without anything known', () => {
	for (const entry of [undefined, null, 7, [], {}, {Names: 7, Ports: {}, Labels: null, HostConfig: 'x'}]) {
		expect(parseContainer(entry)).toMatchObject({state: 'unknown', ports: [], labels: {}});
	}
});

test('only a list is a list: nothing else looks like an engine without containers', () => {
	for (const answer of [undefined, null, {}, {message: 'no'}, 'x']) {
		expect(() => parseContainers(answer)).toThrow('not a list of containers');
	}

	expect(parseContainers([])).toEqual([]);
});

test('an entry that can’t be told from others, or acted on, is left out', () => {
	const id = 'abc0'.repeat(16);
	const ids = [undefined, '', '..', '../x', 'a b', 'abc', id.toUpperCase(), `${id}0`, id];
	expect(parseContainers(ids.map(one => ({Id: one}))).map(one => one.id)).toEqual([id]);
});

test.each([1e15, -1, 1e308, 'yesterday'])('created at %s is unknown, and the snapshot says so', Created => {
	const container = parseContainer({Id: 'a'.repeat(64), Names: ['/web'], State: 'running', Created});
	expect(container.createdAtMs).toBeUndefined();
	const state = makeState({type: 'containers/listed', containers: [container]});
	expect(snapshotDocument(state)).toMatchObject({containers: [{name: 'web', createdAt: null}]});
});
