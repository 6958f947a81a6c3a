import type {LogOptions} from '../engine/types.js';
import {stampAt} from '../logs/log-decode.js';
import {createGapWatch, type GapWatch} from '../logs/log-gaps.js';
import {slicePack, type LogPack} from '../logs/log-pack.js';
import {resumeAt, type LogTrail} from '../logs/log-resume.js';
import {createSkipper, type LogSkipper} from '../logs/log-skipper.js';
import {safe, type SafeText} from '../text/safe-text.js';
import {wait} from '../util/wait.js';
import {isCrowd, type LogSourceKey} from '../store/fleet/log-state.js';
import type {State} from '../store/state.js';
import type {FeedContext} from './feed.js';
import {logsOf} from './logs-of.js';
import {untilState} from './until-state.js';

/** One fact a publication, however many reads the lines came in. */
const gatherMs = 60;
/** Of a crowd of sources the lines wait for one another all the same, and each fact has its price. */
const gatherOfCrowdMs = 250;
/** An engine reads so many lines back in 30 ms; from a stamp on it reads the whole log. */
const resumeLines = 10_000;

type LogFollower = {
	readonly source: LogSourceKey;
	/** From where on, when no line has come yet. */
	readonly opening: Pick<LogOptions, 'tail' | 'since'>;
	readonly context: FeedContext;
	readonly signal: AbortSignal;
	/** The engine was out of reach since the last line. */
	readonly wasAway?: boolean;
	readonly pause?: () => Promise<void>;
};

/** Brings a log from where it is opened or, when lines of it have come before, from where they ended. */
export async function followLog(follower: LogFollower, trail: LogTrail): Promise<void> {
	const resume = resumeAt(trail);
	if (!resume) {
		await pump(follower, {follow: true, ...follower.opening}, createSkipper([]));
		return;
	}

	const {since, known} = resume;
	const isReached = await pump(
		follower,
		{follow: true, since, tail: resumeLines},
		createSkipper(known),
		true,
	);
	if (!isReached) {
		await pump(follower, {follow: true, since, tail: 'all'}, createSkipper(known));
	}
}

/** Hands on what is new, a fact at a time, until the log ends. False: the lines asked for don't reach back to those known. */
async function pump(
	follower: LogFollower,
	options: LogOptions,
	skipper: LogSkipper,
	mustReach = false,
): Promise<boolean> {
	const {source, context, signal, pause = async () => wait(gatherTimeMs(context), signal)} = follower;
	const watch = createGapWatch(
		() => context.getState().fleet.containers.details.get(source.id)?.isLogRotated !== false,
	);
	for await (const {pack} of logsOf(context.engine)(source.id, options, signal)) {
		const wasSeeking = skipper.status() === 'seeking';
		const fresh = skipper.push(pack);
		const status = skipper.status();
		if (mustReach && (status === 'partial' || status === 'lost')) {
			return false;
		}

		if (wasSeeking && fresh[0]) {
			warnOfBreak(follower, status, stampAt(fresh[0], 0));
		}

		// A pack without lines tells that the engine has answered.
		for (const part of fresh.length === 0 ? [slicePack(pack, pack.count)] : fresh) {
			await handOn(follower, part, watch);
		}

		await pause();
	}

	return true;
}

function gatherTimeMs({getState}: FeedContext): number {
	return isCrowd(getState().fleet.logs) ? gatherOfCrowdMs : gatherMs;
}

/** While a filter is on, no line may go before it has been looked at: the engine has to wait. */
async function roomForLooking(count: number, context: FeedContext, signal: AbortSignal): Promise<void> {
	const hasRoom = (state: State) =>
		unlooked(state) <= Math.max(0, state.fleet.logs.buffer.limits.lines - count);
	await untilState(context, hasRoom, signal);
}

function unlooked({fleet, view}: State): number {
	const {buffer, filter} = fleet.logs;
	const typed = view.logView.filter;
	if (typed.trim() === '') {
		return 0;
	}

	return filter?.text === typed ? Math.min(buffer.count, buffer.end - filter.lookedTo) : buffer.count;
}

async function handOn(follower: LogFollower, pack: LogPack, watch: GapWatch): Promise<void> {
	const {source, context, signal} = follower;
	const {gapAt, behindMs} = watch.look(pack, performance.now());
	const parts = gapAt === undefined ? [pack] : [slicePack(pack, 0, gapAt), slicePack(pack, gapAt)];
	for (const [index, part] of parts.entries()) {
		await roomForLooking(part.count, context, signal);
		if (index > 0) {
			notice(
				follower,
				safe`─ lines may be missing here: we were behind, and the log is rotated ─`,
				stampAt(part, 0),
			);
		}

		context.dispatch({type: 'logs/arrived', ...source, pack: part, behindMs, atMs: Date.now()});
	}
}

/** Before the first line after a cut: what may be wrong with those that follow. */
function warnOfBreak(follower: LogFollower, status: ReturnType<LogSkipper['status']>, stamp: string): void {
	if (status === 'lost') {
		notice(
			follower,
			safe`─ lines may be missing here: the log was rotated while it could not be read ─`,
			stamp,
		);
	} else if (follower.wasAway === true) {
		notice(
			follower,
			safe`─ the engine was away: lines of that time may bear the time of its return ─`,
			stamp,
		);
	}
}

function notice({source, context}: LogFollower, text: SafeText, stamp: string): void {
	context.dispatch({type: 'logs/noticed', ...source, text, stamp, atMs: Date.now()});
}
