import type {LogOptions} from '../engine/types.js';
import {stampAt} from '../lib/log-decode.js';
import {slicePack, type LogPack} from '../lib/log-pack.js';
import {resumeAt} from '../lib/log-resume.js';
import {createSkipper, type LogSkipper} from '../lib/log-skipper.js';
import {t} from '../lib/safe-text.js';
import {wait} from '../lib/wait.js';
import {selectHold} from '../selectors/log-window.js';
import type {LogSource, LogSourceKey} from '../store/logs.js';
import type {FeedContext} from './feed.js';

/** One fact a publication, however many reads the lines came in. */
const gatherMs = 60;
const tailLines = 1000;
/** An engine reads so many lines back in 30 ms; from a stamp on it reads the whole log. */
const resumeLines = 10_000;

/** Brings a log from its last lines on, or, when lines of it have come before, from where they ended. */
export async function followLog(
	source: LogSourceKey,
	before: LogSource | undefined,
	context: FeedContext,
	signal: AbortSignal,
	pause = async () => wait(gatherMs, signal),
): Promise<void> {
	const follower = {source, context, signal, pause};
	const resume = resumeAt(before?.trail ?? []);
	if (!resume) {
		await pump(follower, {follow: true, tail: tailLines}, createSkipper([]));
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

type Follower = {
	readonly source: LogSourceKey;
	readonly context: FeedContext;
	readonly signal: AbortSignal;
	readonly pause: () => Promise<void>;
};

/** Hands on what is new, a fact at a time, until the log ends. False: the lines asked for don't reach back to those known. */
async function pump(
	follower: Follower,
	options: LogOptions,
	skipper: LogSkipper,
	mustReach = false,
): Promise<boolean> {
	const {source, context, signal, pause} = follower;
	for await (const {pack} of context.engine.logs(source.id, options, signal)) {
		const wasSeeking = skipper.status() === 'seeking';
		const fresh = skipper.push(pack);
		const status = skipper.status();
		if (mustReach && (status === 'partial' || status === 'lost')) {
			return false;
		}

		if (wasSeeking && status === 'lost' && fresh[0]) {
			warnOfGap(follower, fresh[0]);
		}

		handOn(follower, fresh.length === 0 ? [slicePack(pack, pack.count)] : fresh);
		await pause();
	}

	return true;
}

/** A pack without lines tells that the engine has answered. */
function handOn({source, context}: Follower, packs: readonly LogPack[]): void {
	for (const pack of packs) {
		const heldSeq = selectHold(context.getState())?.cursor;
		context.dispatch({type: 'logs/arrived', ...source, pack, heldSeq});
	}
}

function warnOfGap({source, context}: Follower, fresh: LogPack): void {
	const text = t`─ lines may be missing here: the log was cut off while it could not be read ─`;
	context.dispatch({type: 'logs/noticed', ...source, text, stamp: stampAt(fresh, 0)});
}
