import type {EngineEvent} from '../engine/types.js';
import {errorWords} from '../text/error-words.js';
import {wait} from '../util/wait.js';
import type {Table} from '../view/tables/define-table.js';
import {sizesId} from '../view/list/container-row.js';
import {sizeId} from '../view/list/more-columns.js';
import {hasPane} from '../view/tables/table-names.js';
import {tables} from '../view/tables/tables.js';
import {listView} from '../store/view/lists-slice.js';
import {isOwn} from '../store/fleet/owner.js';
import type {State} from '../store/state.js';
import type {Feed, FeedContext} from './feed.js';
import {untilState} from './until-state.js';

/** However many events come, the engine isn't asked again sooner. */
const restMs = 250;
/** How old what is shown may get where no events tell of changes. */
export const withoutEventsMs = 5000;

type Source = NonNullable<Table['source']>;

/** Nothing tells that a size has changed, and the engine walks its disk to find out. */
const sizes: Source = {
	load: async (engine, _query, signal) => engine.sizes(signal),
	staleAfter: [],
	everyMs: 300_000,
};

type Wish = {
	readonly list: string;
	readonly source: Source;
	readonly query: string;
	readonly generation: number;
};

/** Loads what the focused table shows, again after events that concern it, never for a pane nobody sees. */
export const resources: Feed<Wish> = {
	name: 'resources',
	wants(state) {
		const {fleet, view} = state;
		if (fleet.connection.status !== 'up') {
			return [];
		}

		// The form completes the names of images.
		const isForm = view.overlay.stack.some(({kind}) => kind === 'form');
		const wish = (list: string, source: Source): Wish => ({
			list,
			source,
			query: listView(state, list).query ?? '',
			generation: fleet.connection.generation,
		});
		const areSizesShown = listView(state, 'containers').columns?.includes(sizeId) === true;
		const isWanted = (list: string) =>
			(list === view.focus.pane && hasPane(state, list)) || (isForm && list === 'images');
		return [
			...tables.flatMap(({id: list, source}) => (source && isWanted(list) ? [wish(list, source)] : [])),
			...(areSizesShown ? [wish(sizesId, sizes)] : []),
		];
	},
	keyOf: ({list, query, generation}) => `${list} ${generation} ${query}`,
	async run({list, source, query}, context, signal) {
		while (!signal.aborted) {
			const seen = context.getState();
			const askedMs = performance.now();
			await load({list, source, query}, context, signal);
			// What takes the engine long is asked for less often.
			const leastMs = 10 * (performance.now() - askedMs);
			await wait(restMs, signal);
			const isBlind = source.staleAfter.length > 0 && tellsNothing(seen);
			const mostMs = isBlind ? Math.min(source.everyMs, withoutEventsMs) : source.everyMs;
			await untilState(
				context,
				isOutdated(seen, event => source.staleAfter.includes(event.kind) && isOwn(seen.fleet, event)),
				signal,
				Math.max(mostMs, leastMs),
			);
		}
	},
};

async function load(
	{list, source, query}: Omit<Wish, 'generation'>,
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

/** No event will tell that something has changed. */
export function tellsNothing({fleet}: State): boolean {
	return fleet.events.problem !== undefined;
}

/** What was asked for when the state was as `seen` may be otherwise by now. */
export function isOutdated(
	{fleet: {events: before}}: State,
	concerns: (event: EngineEvent) => boolean,
): (state: State) => boolean {
	const last = before.recent.findLast(concerns);
	return ({fleet: {events}}) =>
		events !== before &&
		(events.recent.findLast(concerns) !== last ||
			(events.problem === undefined) !== (before.problem === undefined));
}
