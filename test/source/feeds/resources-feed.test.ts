import {emptyRun, formOf} from '../../../source/engine/run/run-form.js';
import {expect, test} from 'vitest';
import {EngineError} from '../../../source/engine/transport/engine-error.js';
import type {Engine} from '../../../source/engine/engine.js';
import type {EngineEvent} from '../../../source/engine/types.js';
import type {Volume} from '../../../source/engine/api/volume-calls.js';
import {resources} from '../../../source/feeds/resources-feed.js';
import {safe} from '../../../source/text/safe-text.js';
import type {Message} from '../../../source/store/messages.js';
import {createStore} from '../../../source/store/store.js';
import {makeState, startMs} from '../../helpers/fixtures.js';
import {makeVolume} from '../../helpers/lists.js';

const up: Message = {type: 'connection/opened', host: {} as never, atMs: startMs};
const at = (pane: string): Message => ({type: 'focus/moved', pane});

test('only the table in focus is loaded, and only from an engine that answers', () => {
	expect(resources.wants(makeState(at('volumes')))).toEqual([]);
	expect(resources.wants(makeState(up))).toEqual([]);
	expect(resources.wants(makeState(up, at('volumes')))).toMatchObject([{list: 'volumes'}]);
});

test('a table that is made of what is known anyway asks for nothing', () => {
	expect(resources.wants(makeState(up, at('events')))).toEqual([]);
});

test('the form of a new container wants the images too', () => {
	const form: Message = {
		type: 'overlay/opened',
		overlay: {kind: 'form', ...formOf(emptyRun), cursor: 0, caret: 0},
	};
	expect(resources.wants(makeState(up, form))).toHaveLength(1);
});

test('sizes, which cost the engine a walk over its disk, are asked for only while their column is shown', () => {
	const columns = (...ids: string[]): Message => ({
		type: 'lists/columnsChosen',
		list: 'containers',
		columns: ['name', ...ids],
	});
	expect(resources.wants(makeState(up, columns('cpu')))).toEqual([]);
	expect(resources.wants(makeState(up, columns('size')))).toMatchObject([{list: 'sizes'}]);
	const [sizes] = resources.wants(makeState(up, columns('size')));
	// No event says that they are others, and none that is missing makes them be asked for more often.
	expect(sizes?.source).toMatchObject({staleAfter: [], everyMs: 300_000});
});

test('another term to search for is another run', () => {
	const asked = (query: string) =>
		resources.wants(makeState(up, at('registry'), {type: 'lists/asked', list: 'registry', query}));
	expect(asked('redis')).not.toEqual(asked('nginx'));
});

/** Runs the feed for the volumes until all answers were told, each load answered by the next of them. */
async function runUntil(answers: ReadonlyArray<() => Promise<readonly Volume[]>>, event?: EngineEvent) {
	const store = createStore(makeState(up, at('volumes')));
	const controller = new AbortController();
	let loads = 0;
	const list = async () => answers[loads++]?.() ?? [];
	const told: Message[] = [];
	const [wish] = resources.wants(store.getState());
	const run = resources.run(
		wish!,
		{
			...store,
			engine: {volumes: {list}} as unknown as Engine,
			dispatch(fact) {
				told.push(fact);
				store.dispatch(fact);
				if (told.length === answers.length) {
					controller.abort();
				} else if (event) {
					store.dispatch({type: 'events/happened', events: [event]});
				}
			},
		},
		controller.signal,
	);
	await run;
	store.close();
	return {told, resource: store.getState().fleet.resources.byList.get('volumes')};
}

test('an event that concerns the pane makes it load again', async () => {
	const event: EngineEvent = {
		atMs: startMs,
		atNano: '1.0',
		kind: 'volume',
		action: safe`create`,
		subject: 'data',
		attributes: {},
	};
	const {resource} = await runUntil([async () => [], async () => [makeVolume('data')]], event);
	expect(resource?.data).toEqual([makeVolume('data')]);
});

test('a failure is told in the engine’s words, and the feed goes on', async () => {
	const {told} = await runUntil([
		async () => {
			throw new EngineError('failed', safe`disk on fire`);
		},
	]);
	expect(told).toMatchObject([{type: 'resources/failed', list: 'volumes', problem: 'disk on fire'}]);
});
