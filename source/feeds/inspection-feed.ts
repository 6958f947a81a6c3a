import {errorWords} from '../text/error-words.js';
import type {Engine} from '../engine/engine.js';
import {boundJson} from '../util/bound-json.js';
import {wait} from '../util/wait.js';
import {isOwn} from '../store/fleet/owner.js';
import type {Target} from '../store/view/overlay-slice.js';
import type {Feed} from './feed.js';
import {untilState} from './until-state.js';
import {isOutdated, tellsNothing, withoutEventsMs} from './resources-feed.js';

/** However many events come, the engine isn't asked again sooner. */
const restMs = 300;

/** The inspect JSON of what the inspect page is open on; again after each event about it. */
export const inspection: Feed<Target> = {
	name: 'inspection',
	wants({fleet, view}) {
		const page = view.overlay.stack.find(({kind}) => kind === 'inspect');
		return page?.kind === 'inspect' && fleet.connection.status === 'up' && isOwn(fleet, page.target)
			? [page.target]
			: [];
	},
	keyOf: ({kind, id}) => `${kind} ${id}`,
	async run(target, context, signal) {
		const {engine, dispatch, getState} = context;
		const {id} = target;
		while (!signal.aborted) {
			const seen = getState();
			try {
				const json = boundJson(await inspect(engine, target, signal));
				dispatch({type: 'inspection/came', id, json});
			} catch (error) {
				if (!signal.aborted) {
					const problem = errorWords(error);
					dispatch({type: 'inspection/failed', id, problem});
				}
			}

			await wait(restMs, signal);
			const mostMs = tellsNothing(seen) ? withoutEventsMs : undefined;
			await untilState(
				context,
				isOutdated(seen, event => event.subject === id && isOwn(seen.fleet, event)),
				signal,
				mostMs,
			);
		}
	},
};

async function inspect(engine: Engine, {kind, id}: Target, signal: AbortSignal): Promise<unknown> {
	const {images, volumes, networks} = engine;
	const about: {readonly [Kind in Target['kind']]?: Pick<typeof images, 'inspect'>} = {
		image: images,
		volume: volumes,
		network: networks,
	};
	return (about[kind] ?? engine).inspect(id, signal);
}
