import {expect, test} from 'vitest';
import {parseEvent} from '../../../../source/engine/parse/parse-event.js';
import type {EngineEvent} from '../../../../source/engine/types.js';
import {engineFixtureLines} from '../../../helpers/engine-fixture.js';

const lines = engineFixtureLines('events.jsonl');
const events = lines.map(line => parseEvent(line)).filter(event => event !== undefined);

function find(action: string): EngineEvent | undefined {
	return events.find(event => event.action === action);
}

test('a probe’s three events are noise', () => {
	expect(lines.filter(line => JSON.stringify(line).includes('exec_'))).toHaveLength(6);
	expect(events.filter(({action}) => /exec|top/.test(action))).toEqual([]);
	expect(parseEvent({Type: 'container', Action: 'top', Actor: {ID: 'x'}})).toBeUndefined();
});

test('what follows the colon is the detail', () => {
	expect(find('health_status')).toMatchObject({detail: 'unhealthy', kind: 'container', name: 'engine-a'});
	expect(find('start')?.detail).toBeUndefined();
});

test('an end has its exit code, a rename its old name, a network event its network', () => {
	expect(find('die')).toMatchObject({exitCode: 3, name: 'engine-x'});
	expect(find('rename')).toMatchObject({name: 'engine-b', attributes: {oldName: '/engine-a'}});
	expect(find('connect')).toMatchObject({kind: 'network', name: 'none'});
	expect(find('start')?.exitCode).toBeUndefined();
});

test('the moment is kept to the millisecond for people, and for resuming never later than it was', () => {
	const timeNano = Number('1795522252202543840');
	const event = parseEvent({Action: 'start', time: 1_795_522_252, timeNano});
	expect(event?.atMs).toBeCloseTo(1_795_522_252_202.543, 2);
	expect(event?.atNano).toBe('1795522252.202542000');
	expect(parseEvent({Action: 'start', time: 5})?.atNano).toBe('5.000000000');
	expect(parseEvent({Action: 'start', time: 5, timeNano: 5_000_000_000})?.atNano).toBe('4.999999000');
});

test('an exit code that is none is unknown', () => {
	const event = parseEvent({Action: 'die', Actor: {ID: 'x', Attributes: {exitCode: 'high'}}});
	expect(event).toMatchObject({action: 'die', exitCode: undefined});
});

test('old engines say status and id only', () => {
	expect(parseEvent({status: 'die', id: 'abc', time: 5})).toMatchObject({
		action: 'die',
		subject: 'abc',
		kind: 'container',
	});
});

test('lines that are no events are none', () => {
	expect([undefined, null, 7, 'x', [], {}].map(line => parseEvent(line))).toEqual(Array(6).fill(undefined));
});

test('attributes can’t carry control characters', () => {
	const evil = '\u001B[2Jx\u202E';
	const event = parseEvent({
		Type: evil,
		Action: `die: ${evil}`,
		Actor: {ID: 'x', Attributes: {name: evil, [evil]: evil}},
	});
	expect(JSON.stringify(event)).not.toMatch(/\\u001b|\u202E/);
	expect(event?.kind).toBe('other');
});

test('a label never takes the place of what the engine says', () => {
	const Attributes = {
		exitCode: '7',
		'exit\u200BCode': '0',
		'\u001B[0mexitCode': '0',
		'na\u200Bme': 'db-1',
		'\u001B[1mname': 'db-1',
		name: 'liar',
		signal: '9',
		container: 'db-1',
		image: 'app:1',
		team: 'shop',
	};
	const event = parseEvent({Type: 'container', Action: 'die', Actor: {ID: 'x', Attributes}});
	expect(event).toMatchObject({name: 'liar', exitCode: 7});
	expect(event?.attributes).toEqual({exitCode: '7', image: 'app:1'});
	expect(
		parseEvent({Type: 'container', Action: 'start', Actor: {ID: 'x', Attributes}})?.exitCode,
	).toBeUndefined();
	const unnamed = {'\u001B[1mname': 'db-1', '\u001B[1mexitCode': '0'};
	const silent = parseEvent({Type: 'container', Action: 'die', Actor: {ID: 'x', Attributes: unnamed}});
	expect([silent?.name, silent?.exitCode, silent?.attributes]).toEqual([undefined, undefined, {}]);
});

test.each([1e15, 1e300, -5, Number.MAX_VALUE])('a time that no clock shows, %s, is none', time => {
	const event = parseEvent({
		Type: 'container',
		Action: 'start',
		time,
		timeNano: time * 1e9,
		Actor: {ID: 'x'},
	});
	expect(event).toMatchObject({atMs: 0, atNano: '0.000000000'});
});
