import {usualLimits} from '../../../store/view/settings.js';
import {formatSpan} from '../../../text/format.js';
import {safe, type SafeText} from '../../../text/safe-text.js';
import {exitWords} from '../exit-code.js';
import type {Facts, Finding} from '../trouble-facts.js';
import {exitOf, withCause} from './words-of-ending.js';

const none: readonly number[] = [];

/** It starts and ends again and again. */
export function judgeLoop(facts: Facts): Finding | undefined {
	if (!isLooping(facts)) {
		return undefined;
	}

	const exit = exitOf(facts);
	const ended = exit?.words ?? (facts.lastExit ? exitWords(facts.lastExit) : undefined);
	const again = safe`restarted${cadence(facts)}`;
	const severity = exit?.isOomKilled ? 97 : 90;
	if (ended === undefined) {
		return {severity, words: facts.container.state === 'restarting' ? safe`restarting` : again};
	}

	// What it died of first, as its state says how often where it waits.
	const isWaiting = facts.container.state === 'restarting';
	const otherwise = isWaiting && cadence(facts) !== '' ? safe`, ${again}` : safe``;
	return {severity, ...withCause(ended, facts, otherwise, isWaiting ? safe`` : safe`, ${again}`)};
}

/** What has ended and isn't started again is in no loop any more: its policy has given up, or somebody stopped it. */
export function isLooping(facts: Facts): boolean {
	const {state} = facts.container;
	return (
		state === 'restarting' ||
		(state === 'running' && (recentRestarts(facts).length > 2 || isFreshlyRestarted(facts)))
	);
}

type Lives = Pick<Facts, 'container' | 'details' | 'starts' | 'nowMs' | 'limits'>;

function loopMsOf({limits = usualLimits}: Lives): number {
	return limits.loopMinutes * 60_000;
}

/**
 * When it was started again of late. Each start is seen, whoever asked for it; the engine counts only what its restart
 * policy did, anew after each start that somebody asked for.
 */
function recentRestarts(facts: Lives): readonly number[] {
	const {starts = none, nowMs} = facts;
	const count = restartsOf(facts);
	return count === 0 ? none : starts.slice(-count).filter(atMs => atMs > nowMs - loopMsOf(facts));
}

/** The engine waits up to so long before it restarts what has crashed. */
const freshMs = 60_000;

/** Between two crashes a container looks well: it is young, or has not yet lived longer than it did on the average. */
function isFreshlyRestarted(facts: Facts): boolean {
	const {container, details, nowMs} = facts;
	const {restartCount = 0, startedAtMs = 0} = details ?? {};
	const {createdAtMs = Number.NEGATIVE_INFINITY} = container;
	const meanLifeMs = (startedAtMs - createdAtMs) / restartCount;
	const doubtfulMs = meanLifeMs < loopMsOf(facts) ? Math.max(freshMs, meanLifeMs) : freshMs;
	return restartCount > 1 && nowMs - startedAtMs < doubtfulMs;
}

/** How often it was started again: by the engine's count, else as seen. The first start of a new one is none. */
export function restartsOf(lives: Lives): number {
	const {container, details, starts = none, nowMs} = lives;
	const isNew = (container.createdAtMs ?? 0) > nowMs - loopMsOf(lives);
	return details?.restartCount ?? Math.max(0, starts.length - (isNew ? 1 : 0));
}

/** ` ×5 in 4 min` as seen here; ` ×40, 5 in 4 min` where the engine has counted more; ` ×40`. */
function cadence(facts: Facts): SafeText {
	const restarts = restartsOf(facts);
	const starts = recentRestarts(facts);
	if (starts.length < 2) {
		return restarts > 1 ? safe` ×${restarts}` : safe``;
	}

	const seen = safe`${starts.length} in ${formatSpan(Math.max(1000, starts.at(-1)! - starts[0]!))}`;
	return restarts > starts.length ? safe` ×${restarts}, ${seen}` : safe` ×${seen}`;
}
