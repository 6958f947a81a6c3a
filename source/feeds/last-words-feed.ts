import {EngineError} from '../engine/transport/engine-error.js';
import type {Engine} from '../engine/engine.js';
import type {Container, ContainerId, Details, LogOptions} from '../engine/types.js';
import {unpack} from '../logs/log-decode.js';
import type {LastLine} from '../logs/last-words.js';
import {newestLines} from '../logs/newest-lines.js';
import {lastWordsCapacity} from '../store/fleet/last-words-slice.js';
import {isOwn} from '../store/fleet/owner.js';
import type {State} from '../store/state.js';
import {createPatientCalls} from '../util/patient-calls.js';
import {wait} from '../util/wait.js';
import {memo} from '../view/memo.js';
import {selectTroubles} from '../view/trouble/troubles.js';
import type {Feed, FeedContext} from './feed.js';

/** Enough for a deep stack trace. */
const tailLines = 160;
/** Where it runs again: its own lines stand between. */
const tailWhileRunning = 400;
const limits = {atOnce: 2, most: 4, slowMs: 500, passMs: 2000};
/** Between two passes. */
const restMs = 250;
/** A container that dies all the time is read again only so often. */
const againMs = 5000;

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

/** Reads them all, for a snapshot: as far as they come soon. */
export async function readLastWords(context: Reading, signal: AbortSignal): Promise<void> {
	const calls = createPatientCalls(async (id: ContainerId) => read(id, context, signal));
	await calls.pass(unheard(context.getState()).slice(0, lastWordsCapacity), {...limits, atOnce: 4}, signal);
}

type Reading = Pick<FeedContext, 'engine' | 'dispatch' | 'getState'>;

/** Reasons of a container that ended, or ends again and again, by itself or not. */
const endings: ReadonlySet<string> = new Set(['loop', 'exited']);

/** The engine's containers that ended badly, the worst first, whose last lines before that haven't been read. */
function unheard(state: State): readonly ContainerId[] {
	return selectUnheard(state)
		.filter(one => isOwn(state.fleet, one))
		.map(({id}) => id);
}

const selectUnheard = memo(
	state => [selectTroubles(state), state.fleet.containers.details, state.fleet.lastWords],
	(state): readonly Container[] => {
		const {containers, lastWords: heard} = state.fleet;
		return [...selectTroubles(state)]
			.filter(
				([id, {reasons}]) =>
					reasons.some(reason => reason.severity > 0 && endings.has(reason.id)) &&
					containers.details.get(id)?.finishedAtMs !== undefined &&
					containers.details.get(id)?.finishedAtMs !== heard.byId.get(id)?.diedAtMs,
			)
			.sort(([, one], [, other]) => other.score - one.score)
			.flatMap(([id]) => containers.byId.get(id) ?? []);
	},
);

async function read(
	id: ContainerId,
	{engine, dispatch, getState}: Reading,
	signal: AbortSignal,
): Promise<void> {
	const {details, starts, lastExits} = getState().fleet.containers;
	const found = details.get(id);
	if (found?.finishedAtMs === undefined) {
		return;
	}

	const death = {details: found, starts: starts.get(id) ?? []};
	// Of one that runs again inspect has forgotten how it ended.
	const exitCode = isOver(death) ? found.exitCode : lastExits.get(id);
	const lines = await readLastLines(id, death, engine, signal);
	if (!signal.aborted) {
		dispatch({type: 'lastWords/read', id, diedAtMs: found.finishedAtMs, exitCode, lines});
	}
}

type Death = {readonly details: Details; readonly starts: readonly number[]};

/** The last lines of the life that ended, none of the lives before and after it. */
async function readLastLines(
	id: ContainerId,
	death: Death,
	engine: Pick<Engine, 'logs'>,
	signal: AbortSignal,
): Promise<readonly LastLine[]> {
	const lines: LastLine[] = [];
	try {
		for await (const {pack} of engine.logs(id, {follow: false, ...rangeOf(death)}, signal)) {
			lines.push(...unpack(pack));
		}
	} catch (error) {
		// It is gone, or its log can't be read: then it said nothing that could be told.
		if (!(error instanceof EngineError) || error.kind === 'silent') {
			throw error;
		}
	}

	return newestLines(lines.slice(-tailLines));
}

function isOver({details: {startedAtMs = 0, finishedAtMs = 0}}: Death): boolean {
	return startedAtMs <= finishedAtMs;
}

/**
 * From the start of that life on. Lines may bear a time shortly after the end of what wrote them; only where it runs
 * again they end with its next start, and then the engine counts the lines from the end of the whole log.
 */
function rangeOf(death: Death): Pick<LogOptions, 'tail' | 'since' | 'until'> {
	const {details, starts} = death;
	const {startedAtMs = 0, finishedAtMs = 0} = details;
	const began = isOver(death) ? startedAtMs : starts.findLast(atMs => atMs < finishedAtMs);
	const since = began ? {since: new Date(began).toISOString()} : {};
	return isOver(death)
		? {...since, tail: tailLines}
		: {...since, tail: tailWhileRunning, until: new Date(startedAtMs).toISOString()};
}
