import {errorWords} from '../text/error-words.js';
import type {Engine} from '../engine/engine.js';
import {boundJson} from '../util/bound-json.js';
import {wait} from '../util/wait.js';
import type {State} from '../store/state.js';
import type {Feed} from './feed.js';
import {tellsNothing, withoutEventsMs} from './resources-feed.js';

/** How often it is looked whether an event has made the page out of date. */
const lookEveryMs = 300;

/** The inspect JSON of what the inspect page is open on; again after each event about it. */
export const inspection: Feed = {
	name: 'inspection',
	wants({fleet, view}) {
		const page = view.overlay.stack.find(({kind}) => kind === 'inspect');
		return page?.kind === 'inspect' && fleet.connection.status === 'up'
			? [`${page.target.kind} ${page.target.id}`]
			: [];
	},
	async run(key, {engine, dispatch, getState}, signal) {
		const space = key.indexOf(' ');
		const id = key.slice(space + 1);
		while (!signal.aborted) {
			const seen = lastEventOf(id, getState());
			try {
				const json = boundJson(await inspect(engine, key.slice(0, space), id, signal));
				dispatch({type: 'inspection/came', id, json});
			} catch (error) {
				if (!signal.aborted) {
					const problem = errorWords(error);
					dispatch({type: 'inspection/failed', id, problem});
				}
			}

			const askedAtMs = performance.now();
			const isOld = () => tellsNothing(getState()) && performance.now() > askedAtMs + withoutEventsMs;
			while (!signal.aborted && lastEventOf(id, getState()) === seen && !isOld()) {
				await wait(lookEveryMs, signal);
			}
		}
	},
};

async function inspect(engine: Engine, kind: string, id: string, signal: AbortSignal): Promise<unknown> {
	switch (kind) {
		case 'image': {
			return engine.images.inspect(id, signal);
		}

		case 'volume': {
			return engine.volumes.inspect(id, signal);
		}

		case 'network': {
			return engine.networks.inspect(id, signal);
		}

		default: {
			return engine.inspect(id, signal);
		}
	}
}

function lastEventOf(id: string, {fleet}: State) {
	return fleet.events.recent.findLast(({subject}) => subject === id);
}
