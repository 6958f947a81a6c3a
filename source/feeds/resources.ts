import type {Engine} from '../engine/engine.js';
import type {EngineEvent} from '../engine/types.js';
import {safeText} from '../lib/safe-text.js';
import type {SafeText} from '../lib/safe-text.js';
import {wait} from '../lib/wait.js';
import type {ResourceRow} from '../store/resources.js';
import type {State} from '../store/state.js';
import type {Feed} from './feed.js';

/** Where a table pane's rows come from. The pane's file gives one; `panes/table.ts` lists them. */
export type ResourceSource = {
	/** The pane's id. */
	readonly id: string;
	readonly load: (
		engine: Engine,
		state: State,
		signal: AbortSignal,
	) => Promise<{readonly rows: readonly ResourceRow[]; readonly notes?: readonly SafeText[]}>;
	/** Events of these kinds make the rows stale. */
	readonly staleAfter: ReadonlyArray<EngineEvent['kind']>;
	/** How old rows may get without any event (ms). */
	readonly everyMs: number;
};

const lookEveryMs = 250;
/** How old what is shown may get where no events tell of changes. */
export const withoutEventsMs = 5000;

/** Loads what the focused table pane shows, again after events that concern it, never for a pane nobody sees. */
export function resourcesFeed(sources: readonly ResourceSource[]): Feed {
	return {
		name: 'resources',
		wants({fleet, view}) {
			if (fleet.connection.status !== 'up') {
				return [];
			}

			// The form completes the names of images.
			const isForm = view.overlay.stack.some(({kind}) => kind === 'form');
			return sources
				.filter(({id}) => id === view.focus.pane || (isForm && id === 'images'))
				.map(({id}) => `${id} ${fleet.connection.generation} ${view.tables.byPane.get(id)?.query ?? ''}`);
		},
		async run(key, {engine, dispatch, getState}, signal) {
			const source = sources.find(({id}) => id === key.slice(0, key.indexOf(' ')));
			while (source && !signal.aborted) {
				const pane = source.id;
				const seen = lastEventOf(source, getState());
				try {
					const {rows, notes = []} = await source.load(engine, getState(), signal);
					dispatch({type: 'resources/loaded', pane, rows, notes, atMs: Date.now()});
				} catch (error) {
					if (!signal.aborted) {
						const problem = safeText(error instanceof Error ? error.message : String(error));
						dispatch({type: 'resources/failed', pane, problem, atMs: Date.now()});
					}
				}

				const loadedAtMs = performance.now();
				while (!signal.aborted && isFresh(source, getState(), loadedAtMs, seen)) {
					await wait(lookEveryMs, signal);
				}
			}
		},
	};
}

function isFresh(source: ResourceSource, state: State, loadedAtMs: number, seen?: EngineEvent): boolean {
	const everyMs = tellsNothing(state) ? Math.min(source.everyMs, withoutEventsMs) : source.everyMs;
	return performance.now() < loadedAtMs + everyMs && lastEventOf(source, state) === seen;
}

/** No event will tell that something has changed. */
export function tellsNothing({fleet}: State): boolean {
	return fleet.events.problem !== undefined;
}

function lastEventOf(source: ResourceSource, {fleet}: State): EngineEvent | undefined {
	return fleet.events.recent.findLast(({kind}) => source.staleAfter.includes(kind));
}
