import {expect, test} from 'vitest';
import {changesBetween} from '../../../source/view/changes.js';
import {changeLine} from '../../../source/cli/watch-lines.js';
import {reduce} from '../../../source/store/reduce.js';
import type {Message} from '../../../source/store/messages.js';
import type {State} from '../../../source/store/state.js';
import {safe} from '../../../source/text/safe-text.js';
import {makeContainer, makeState, startMs} from '../../helpers/fixtures.js';

const web = makeContainer('c1', {name: safe`web`, project: safe`shop`, service: safe`web`, state: 'running'});
const db = makeContainer('c2', {name: safe`db`, state: 'running'});
const listed = (...containers: ReadonlyArray<typeof web>): Message => ({
	type: 'containers/listed',
	containers,
});
const all = {passes: (_container: typeof web) => true, nowMs: startMs};

function after(state: State, ...messages: readonly Message[]): State {
	return messages.reduce((now, message) => reduce(now, message), state);
}

const kinds = (before: State | undefined, now: State, looking = all) =>
	changesBetween(before, now, looking).map(change => [
		change.kind,
		'name' in change ? change.name : change.engine,
	]);

const first = makeState(listed(web, db));

test('first everything that there is is told, then nothing for as long as nothing changes', () => {
	expect(kinds(undefined, first)).toEqual([
		['engine', expect.any(String)],
		['container', 'web'],
		['container', 'db'],
	]);
	expect(kinds(first, first)).toEqual([]);
	expect(kinds(first, after(first, listed({...web, status: safe`Up 3 minutes`}, db)))).toEqual([]);
});

test('a container that ends in an error is told with what it was, and its trouble begins; both again when it is over', () => {
	const ended = {...web, state: 'exited', exitCode: 3, status: safe`Exited (3) 1 second ago`} as const;
	const dead = after(first, listed(ended, db));
	expect(changesBetween(first, dead, all)).toEqual([
		{
			time: new Date(startMs).toISOString(),
			engine: first.fleet.connection.label,
			kind: 'container',
			before: 'running',
			id: web.id,
			name: 'web',
			project: 'shop',
			service: 'web',
			image: web.image,
			state: 'exited',
			health: null,
			exitCode: 3,
		},
		expect.objectContaining({kind: 'trouble', name: 'web', rule: 'exited', reason: 'exit 3'}),
	]);
	expect(kinds(dead, after(dead, listed(web, db)))).toEqual([
		['container', 'web'],
		['trouble-over', 'web'],
	]);
	expect(kinds(dead, after(dead, listed(db)))).toEqual([['gone', 'web']]);
});

test('only containers that pass are told', () => {
	const looking = {...all, passes: ({name}: typeof web) => name === 'db'};
	expect(kinds(undefined, first, looking).slice(1)).toEqual([['container', 'db']]);
	expect(kinds(first, after(first, listed(db)), looking)).toEqual([]);
});

test('events are told once, those that the engine remembered from before never', () => {
	const event = (second: number, action = 'exec_start') => ({
		atMs: startMs + second * 1000,
		atNano: `${startMs / 1000 + second}.000000000`,
		kind: 'container' as const,
		action: safe`${second === 0 ? safe`create` : safe`start`}`,
		subject: web.id,
		name: safe`web`,
		attributes: {},
		...(action === 'die' && {action: safe`die`, exitCode: 1}),
	});
	const one = after(first, {type: 'events/happened', events: [event(5)]});
	expect(changesBetween(first, one, all)).toMatchObject([
		{kind: 'event', action: 'start', id: web.id, exitCode: null},
	]);
	const two = after(one, {type: 'events/happened', events: [event(6, 'die')]});
	expect(changesBetween(one, two, all)).toMatchObject([{kind: 'event', action: 'die', exitCode: 1}]);
	const recalled = after(two, {type: 'events/recalled', events: [event(0)], generation: 1});
	expect(changesBetween(two, recalled, all)).toEqual([]);
});

test('an engine that is lost is told with why, and each change is one line for people', () => {
	const lost = after(first, {
		type: 'connection/lost',
		problem: {kind: 'unreachable', words: safe`connection refused`},
		retryAtMs: 0,
	});
	const [change] = changesBetween(first, lost, all);
	expect(change).toMatchObject({kind: 'engine', state: 'down', error: 'connection refused'});
	expect(changeLine(change!)).toMatch(/ down: connection refused$/);
	const ended = after(
		first,
		listed({...web, state: 'exited', exitCode: 3, status: safe`Exited (3) 1 second ago`}, db),
	);
	expect(changesBetween(first, ended, all).map(one => changeLine(one).replace(/^\S+ \S+ /, ''))).toEqual([
		'shop/web running → exited (3)',
		'shop/web: exit 3',
	]);
});
