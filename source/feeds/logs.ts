import {EngineError} from '../engine/engine-error.js';
import type {Container, ContainerId} from '../engine/types.js';
import {wait} from '../lib/wait.js';
import {selectLogSet} from '../selectors/log-set.js';
import type {State} from '../store/state.js';
import type {Feed, FeedContext} from './feed.js';

/** One fact a publication, however many reads the lines came in. */
const gatherMs = 60;
const tailLines = 1000;

/** The logs of the followed set: a run per container, from its last lines on, for as long as it writes. */
export const logs: Feed = {
	name: 'logs',
	settleMs: 150,
	wants(state) {
		const set = selectLogSet(state);
		return isReachable(state)
			? set.containers
					.filter(container => isWorthReading(state, set.key, container))
					.map(({id}) => `${id} ${state.fleet.connection.generation} ${set.key}`)
			: [];
	},
	async run(key, context, signal) {
		const [id = '', , set = ''] = key.split(' ');
		const source = {set, id: id as ContainerId};
		const name = context.getState().fleet.containers.byId.get(source.id)?.name;
		if (name === undefined) {
			return;
		}

		context.dispatch({type: 'logs/joined', ...source, name});
		try {
			await follow(source, context, signal);
			if (!signal.aborted) {
				context.dispatch({type: 'logs/ended', ...source});
			}
		} catch (error) {
			if (!signal.aborted && error instanceof EngineError) {
				context.dispatch({type: 'logs/failed', ...source, problem: error.words, hint: error.hint});
			}

			throw error;
		}
	},
};

type OfSource = {readonly set: string; readonly id: ContainerId};

async function follow(source: OfSource, context: FeedContext, signal: AbortSignal): Promise<void> {
	const options = {follow: true, tail: tailLines} as const;
	for await (const {pack} of context.engine.logs(source.id, options, signal)) {
		context.dispatch({type: 'logs/arrived', ...source, pack, ...heldIn(context.getState())});
		await wait(gatherMs, signal);
	}
}

function heldIn({view}: State): {heldSeq?: number} {
	return {heldSeq: view.logView.hold?.cursor};
}

function isReachable({fleet}: State): boolean {
	return fleet.connection.status === 'up' || fleet.connection.status === 'silent';
}

/** A container that isn't running has written its last line: it is read once. */
function isWorthReading({fleet}: State, set: string, {id, state}: Container): boolean {
	const isLive = state === 'running' || state === 'paused' || state === 'restarting';
	const source = fleet.logs.set === set ? fleet.logs.sources.get(id) : undefined;
	return isLive || (source?.status !== 'ended' && source?.status !== 'failed');
}
