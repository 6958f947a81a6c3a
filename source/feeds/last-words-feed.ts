import {EngineError} from '../engine/transport/engine-error.js';
import type {ContainerId} from '../engine/types.js';
import {unpack} from '../logs/log-decode.js';
import type {LastLine} from '../logs/last-words.js';
import type {State} from '../store/state.js';
import {createPatientCalls} from '../util/patient-calls.js';
import {wait} from '../util/wait.js';
import {selectTroubles} from '../view/trouble/troubles.js';
import type {Feed, FeedContext} from './feed.js';

/** Enough for a stack trace of usual depth. */
const tailLines = 40;
const longestLine = 1000;
const limits = {atOnce: 2, most: 4, slowMs: 500, passMs: 2000};
/** Between two passes. */
const restMs = 250;
/** A container that dies all the time is read again only so often. */
const againMs = 20_000;

/**
 * Reads what containers wrote before they ended badly, once for each death, so that the list can say why. Few at a
 * time, only while the engine answers, and never for one that went well.
 */
export const lastWords: Feed<number> = {
	name: 'lastWords',
	wants(state) {
		const {status, generation} = state.fleet.connection;
		return status === 'up' && unheard(state).length > 0 ? [generation] : [];
	},
	keyOf: String,
	async run(_generation, context, signal) {
		const readAtMs = new Map<ContainerId, number>();
		const calls = createPatientCalls(async (id: ContainerId) => {
			readAtMs.set(id, performance.now());
			await read(id, context, signal);
		});
		const isDue = (id: ContainerId) =>
			calls.isFree(id) && performance.now() - (readAtMs.get(id) ?? Number.NEGATIVE_INFINITY) > againMs;
		while (!signal.aborted) {
			await calls.pass(unheard(context.getState()).filter(isDue), limits, signal);
			await wait(restMs, signal);
		}
	},
};

/** Reasons of a container that ended, or ends again and again, by itself or not. */
const endings: ReadonlySet<string> = new Set(['loop', 'exited']);

/** Containers that ended badly, the worst first, whose last lines before that haven't been read. */
function unheard(state: State): readonly ContainerId[] {
	const {containers, lastWords: heard} = state.fleet;
	return [...selectTroubles(state)]
		.filter(
			([id, {reasons}]) =>
				reasons.some(reason => endings.has(reason.id)) &&
				containers.details.get(id)?.finishedAtMs !== undefined &&
				containers.details.get(id)?.finishedAtMs !== heard.byId.get(id)?.diedAtMs,
		)
		.sort(([, one], [, other]) => other.score - one.score)
		.map(([id]) => id);
}

async function read(
	id: ContainerId,
	{engine, dispatch, getState}: FeedContext,
	signal: AbortSignal,
): Promise<void> {
	const diedAtMs = getState().fleet.containers.details.get(id)?.finishedAtMs;
	if (diedAtMs === undefined) {
		return;
	}

	const lines: LastLine[] = [];
	try {
		const until = new Date(diedAtMs + 1).toISOString();
		for await (const {pack} of engine.logs(id, {follow: false, tail: tailLines, until}, signal)) {
			lines.push(...unpack(pack).map(({text, isStderr}) => ({text: text.slice(0, longestLine), isStderr})));
		}
	} catch (error) {
		// It is gone, or its log can't be read: then it said nothing that could be told.
		if (!(error instanceof EngineError) || error.kind === 'silent') {
			throw error;
		}
	}

	if (!signal.aborted) {
		dispatch({type: 'lastWords/read', id, diedAtMs, lines: lines.slice(-tailLines)});
	}
}
