import {emptyRun, formOf} from '../../../source/engine/run/run-form.js';
import {expect, test} from 'vitest';
import {EngineError} from '../../../source/engine/engine-error.js';
import type {Engine} from '../../../source/engine/engine.js';
import type {EngineEvent} from '../../../source/engine/types.js';
import {resourcesFeed, type ResourceSource} from '../../../source/feeds/resources.js';
import {safeText, t} from '../../../source/lib/safe-text.js';
import type {Message} from '../../../source/store/messages.js';
import {createStore} from '../../../source/store/store.js';
import {makeState, startMs} from '../../helpers/fixtures.js';

const up: Message = {type: 'connection/opened', host: {} as never, atMs: startMs};
const at = (pane: string): Message => ({type: 'focus/moved', pane});

function source(id: string, load: ResourceSource['load']): ResourceSource {
	return {id, load, staleAfter: ['volume'], everyMs: 3_600_000};
}

const rows = (name: string) => ({rows: [{id: name, name: safeText(name), cells: []}]});
const nothing = source('volumes', async () => rows('data'));

test('only the pane in focus is loaded, and only from an engine that answers', () => {
	const feed = resourcesFeed([nothing, source('images', async () => rows('app'))]);
	expect(feed.wants(makeState(at('volumes')))).toEqual([]);
	expect(feed.wants(makeState(up))).toEqual([]);
	expect(feed.wants(makeState(up, at('volumes')))).toEqual([expect.stringMatching(/^volumes /)]);
});

test('the form of a new container wants the images too', () => {
	const feed = resourcesFeed([source('images', async () => rows('app'))]);
	const form: Message = {
		type: 'overlay/opened',
		overlay: {kind: 'form', ...formOf(emptyRun), cursor: 0, caret: 0},
	};
	expect(feed.wants(makeState(up, form))).toHaveLength(1);
});

test('another term to search for is another run', () => {
	const feed = resourcesFeed([source('registry', async () => rows('redis'))]);
	const asked = (query: string) =>
		feed.wants(makeState(up, at('registry'), {type: 'tables/asked', pane: 'registry', query}));
	expect(asked('redis')).not.toEqual(asked('nginx'));
});

/** Runs the feed for the volumes until `isDone`, each load answered by the next of the answers. */
async function runUntil(answers: ReadonlyArray<() => Promise<{rows: never[]}>>, event?: EngineEvent) {
	const store = createStore(makeState(up, at('volumes')));
	const controller = new AbortController();
	let loads = 0;
	const feed = resourcesFeed([
		source('volumes', async () => {
			const answer = answers[loads++];
			return answer ? answer() : {rows: []};
		}),
	]);
	const told: Message[] = [];
	const run = feed.run(
		feed.wants(store.getState())[0] ?? '',
		{
			engine: {} as Engine,
			getState: store.getState,
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
	return {told, resource: store.getState().fleet.resources.byPane.get('volumes')};
}

test('an event that concerns the pane makes it load again', async () => {
	const event: EngineEvent = {
		atMs: startMs,
		atNano: '1.0',
		kind: 'volume',
		action: t`create`,
		subject: 'data',
		attributes: {},
	};
	const {resource} = await runUntil([async () => ({rows: []}), async () => rows('data') as never], event);
	expect(resource?.rows.map(({id}) => id)).toEqual(['data']);
});

test('a failure is told in the engine’s words, and the feed goes on', async () => {
	const {told} = await runUntil([
		async () => {
			throw new EngineError('failed', t`disk on fire`);
		},
	]);
	expect(told).toMatchObject([{type: 'resources/failed', pane: 'volumes', problem: 'disk on fire'}]);
});
