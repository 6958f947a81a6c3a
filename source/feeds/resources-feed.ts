import {errorWords} from '../text/error-words.js';
import {wait} from '../util/wait.js';
import type {Table} from '../view/tables/define-table.js';
import {tables} from '../view/tables/tables.js';
import {listView} from '../store/view/lists-slice.js';
import type {State} from '../store/state.js';
import type {EngineEvent} from '../engine/types.js';
import type {Feed, FeedContext} from './feed.js';
import {untilState} from './until-state.js';

/** However many events come, the engine isn't asked again sooner. */
const restMs = 250;
/** How old what is shown may get where no events tell of changes. */
export const withoutEventsMs = 5000;

/** Loads what the focused table shows, again after events that concern it, never for a pane nobody sees. */
export const resources: Feed = {
	name: 'resources',
	wants(state) {
		const {fleet, view} = state;
		if (fleet.connection.status !== 'up') {
			return [];
		}

		// The form completes the names of images.
		const isForm = view.overlay.stack.some(({kind}) => kind === 'form');
		return tables
			.filter(({id, source}) => source && (id === view.focus.pane || (isForm && id === 'images')))
			.map(({id}) => `${id} ${fleet.connection.generation} ${listView(state, id).query ?? ''}`);
	},
	async run(key, context, signal) {
		const [id = '', , ...query] = key.split(' ');
		const source = tables.find(table => table.id === id)?.source;
		while (source && !signal.aborted) {
			const seen = lastEventOf(source, context.getState());
			await load(id, source, query.join(' '), context, signal);
			await wait(restMs, signal);
			await untilStale(source, seen, context, signal);
		}
	},
};

type Source = NonNullable<Table['source']>;

async function load(
	list: string,
	source: Source,
	query: string,
	{engine, dispatch}: FeedContext,
	signal: AbortSignal,
): Promise<void> {
	try {
		const data = await source.load(engine, query, signal);
		dispatch({type: 'resources/loaded', list, data, atMs: Date.now()});
	} catch (error) {
		if (!signal.aborted) {
			const problem = errorWords(error);
			dispatch({type: 'resources/failed', list, problem, atMs: Date.now()});
		}
	}
}

async function untilStale(
	source: Source,
	seen: EngineEvent | undefined,
	context: FeedContext,
	signal: AbortSignal,
): Promise<void> {
	const done = new AbortController();
	const either = AbortSignal.any([signal, done.signal]);
	await Promise.race([
		wait(
			tellsNothing(context.getState()) ? Math.min(source.everyMs, withoutEventsMs) : source.everyMs,
			either,
		),
		untilState(context, state => lastEventOf(source, state) !== seen, either),
	]);
	done.abort();
}

/** No event will tell that something has changed. */
export function tellsNothing({fleet}: State): boolean {
	return fleet.events.problem !== undefined;
}

function lastEventOf({staleAfter}: Source, {fleet}: State): EngineEvent | undefined {
	return fleet.events.recent.findLast(({kind}) => staleAfter.includes(kind));
}
