import {EngineError} from '../engine/transport/engine-error.js';
import type {HostInfo} from '../engine/types.js';
import {backoffMs, wait} from '../util/wait.js';
import {noText, safe} from '../text/safe-text.js';
import {hasSeveral} from '../store/fleet/owner.js';
import {clockWords, noticeableMs} from '../view/clock-words.js';
import type {Feed, FeedContext} from './feed.js';
import {noteNow} from '../store/fleet/notes-slice.js';

const pingEveryMs = 2000;
/** Between two tries a ping, which costs a dead engine nothing, tells that it is back before the back-off is over. */
const knockEveryMs = 1000;
/** Each try is a login that is refused: machines shut out who fails at it often. */
const lockedMs = 5 * 60_000;

/**
 * Is the engine there? Silence isn't death: a ping that misses its deadline makes it `silent`, a broken
 * conversation `down`. The user's `r` changes the key, so that the next try is made at once.
 */
export const connection: Feed<number> = {
	name: 'connection',
	wants: state => [state.fleet.connection.nudges],
	keyOf: String,
	async run(_nudges, context, signal) {
		for (let attempt = 0; !signal.aborted; attempt++) {
			try {
				const host = await context.engine.info(signal);
				answered(context, {type: 'connection/opened', host});
				attempt = -1;
				await keepPinging(context, signal);
			} catch (error) {
				if (!signal.aborted) {
					const isLocked = error instanceof EngineError && error.kind === 'locked';
					const delayMs = isLocked ? lockedMs : backoffMs(Math.max(0, attempt));
					lose(context, error, Date.now() + delayMs);
					await (isLocked ? wait(delayMs, signal) : waitForKnock(delayMs, context, signal));
				}
			}
		}
	},
};

/** Returns only when aborted; throws when the engine is lost. */
async function keepPinging(context: FeedContext, signal: AbortSignal): Promise<void> {
	const {engine, dispatch} = context;
	while (!signal.aborted) {
		await wait(pingEveryMs, signal);
		try {
			const askedAtMs = performance.now();
			await engine.ping(signal);
			answered(context, {type: 'connection/answered', roundTripMs: performance.now() - askedAtMs});
		} catch (error) {
			if (!(error instanceof EngineError && error.kind === 'silent')) {
				throw error;
			}

			dispatch({type: 'connection/fellSilent'});
		}
	}
}

type Answered =
	| {readonly type: 'connection/opened'; readonly host: HostInfo}
	| {readonly type: 'connection/answered'; readonly roundTripMs: number};

/** With the engine's time; where that is another than ours, and hasn't been told, it is told. */
function answered({engine, dispatch, getState}: FeedContext, fact: Answered): void {
	const {fleet} = getState();
	const {generation, clockOffsetMs: knownMs = 0, label} = fleet.connection;
	const toldMs = generation === 0 ? 0 : knownMs;
	const clockOffsetMs = engine.clockOffsetMs();
	dispatch({...fact, clockOffsetMs, atMs: Date.now()});
	const isOff = clockOffsetMs !== undefined && Math.abs(clockOffsetMs) > noticeableMs;
	if (isOff && Math.abs(clockOffsetMs - toldMs) > noticeableMs) {
		const whose = hasSeveral(fleet) ? safe`${label}: ` : noText;
		const text = safe`${whose}the engine's clock is ${clockWords(clockOffsetMs)}: ages and times are by the engine's`;
		dispatch(noteNow({tone: 'warn', text}));
	}
}

function lose({dispatch}: FeedContext, error: unknown, retryAtMs: number): void {
	const problem =
		error instanceof EngineError
			? {kind: error.kind, words: error.words, hint: error.hint}
			: {kind: 'failed' as const, words: safe`the engine closed the connection`};
	dispatch({type: 'connection/lost', problem, retryAtMs});
}

async function waitForKnock(delayMs: number, {engine}: FeedContext, signal: AbortSignal): Promise<void> {
	const endMs = Date.now() + delayMs;
	while (!signal.aborted && Date.now() < endMs) {
		await wait(Math.min(knockEveryMs, endMs - Date.now()), signal);
		const isBack = await engine.ping(signal).then(
			() => true,
			() => false,
		);
		if (isBack) {
			return;
		}
	}
}
