import {hasProcesses, isUp} from '../../engine/container-states.js';
import type {Container, Details, Sample} from '../../engine/types.js';
import {briefError} from '../../text/brief-error.js';
import {formatCount, formatShare, formatSpan} from '../../text/format.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import {truncate} from '../../text/width.js';
import {recentMean, type History} from '../../store/fleet/history-slice.js';
import type {LastWords} from '../../store/fleet/last-words-slice.js';
import type {Failure} from '../../store/fleet/pending-slice.js';
import {causeOf} from './cause-of-death.js';
import {exitWords} from './exit-code.js';
import {probeCause} from './probe-cause.js';
import {statusAgeMs} from '../../text/status-age.js';

/** All that a container's trouble is judged by. */
export type Facts = {
	readonly container: Container;
	readonly details?: Details;
	readonly history?: History;
	/** Starts seen of late, ms since the epoch, oldest first. */
	readonly starts?: readonly number[];
	/** The exit code of its last death seen. */
	readonly lastExit?: number;
	/** What it wrote before it ended. */
	readonly lastWords?: LastWords;
	/** The last action that failed. */
	readonly failure?: Failure;
	/** Log lines that report an error, while its log is followed. */
	readonly errorsPerMinute?: number;
	/** By the engine's clock, as all its times are. */
	readonly nowMs: number;
};

/** `whole` where the words are short for more. */
export type Reason = Finding & {readonly id: string};

type Finding = {readonly severity: number; readonly words: SafeText; readonly whole?: SafeText};

/** Worst reason first; no reasons, score 0. */
export type Trouble = {readonly score: number; readonly reasons: readonly Reason[]};

const loopMs = 10 * 60_000;
const recentExitMs = 30 * 60_000;
const fullShare = 0.9;
const throttledPercent = 25;
/** A figure is troubled by its mean over so many samples: one spike neither moves the list nor cries wolf. */
const steadySamples = 5;
const longestWords = 60;

type Judge = (facts: Facts) => Finding | undefined;

/** Every reason, once. To add one, add its row. */
const judges = {
	loop: judgeLoop,
	oom: judgeOom,
	health: judgeHealth,
	dead: ({container}) => (container.state === 'dead' ? {severity: 75, words: safe`dead`} : undefined),
	startFailed: judgeStart,
	exited: judgeExit,
	memory: judgeMemory,
	throttled: judgeThrottling,
	cpu: judgeCpu,
	errors: judgeErrors,
	// What was asked for failed: that is told, but doesn't make the container a troubled one.
	failure: ({failure}) => failure && {severity: 0, words: failure.brief, whole: failure.whole},
	paused: ({container}) => (container.state === 'paused' ? {severity: 10, words: safe`paused`} : undefined),
} as const satisfies Readonly<Record<string, Judge>>;

const table = Object.entries<Judge>(judges).map(([id, judge]) => ({id, judge}));

export const calm: Trouble = {score: 0, reasons: []};

/** What is wrong with a container, in a few words each. The order among containers is by the worst, then by the rest. */
export function troubleOf(facts: Facts): Trouble {
	const reasons: Reason[] = [];
	for (let index = 0; index < table.length; index++) {
		const {id, judge} = table[index]!;
		const found = judge(facts);
		if (found) {
			reasons.push({id, ...found});
		}
	}

	if (reasons.length === 0) {
		return calm;
	}

	reasons.sort((a, b) => b.severity - a.severity);
	return {
		score: reasons.reduce((sum, {severity}, place) => sum + (place === 0 ? severity : severity / 1000), 0),
		reasons,
	};
}

/** Details of this life of the container: those of an earlier one say nothing about now. */
export function currentDetails({
	container,
	details,
}: Pick<Facts, 'container' | 'details'>): Details | undefined {
	const {startedAtMs = 0, finishedAtMs = 0} = details ?? {};
	const isOver = finishedAtMs > startedAtMs;
	return hasProcesses(container) === isOver && container.state !== 'restarting' ? undefined : details;
}

function exitedAgoMs(facts: Facts): number | undefined {
	const finishedAtMs = currentDetails(facts)?.finishedAtMs;
	return finishedAtMs === undefined ? statusAgeMs(facts.container.status) : facts.nowMs - finishedAtMs;
}

function exitOf(facts: Facts): {code: number; words: SafeText; isOomKilled: boolean} | undefined {
	const details = currentDetails(facts);
	const code = facts.container.exitCode ?? details?.exitCode;
	return code === undefined || code === 0
		? undefined
		: {code, words: exitWords(code, details?.isOomKilled), isOomKilled: details?.isOomKilled === true};
}

const none: readonly number[] = [];

function recentStarts({starts = none, nowMs}: Facts): readonly number[] {
	return starts.length === 0 ? none : starts.filter(atMs => atMs > nowMs - loopMs);
}

function isLooping(facts: Facts): boolean {
	const {state} = facts.container;
	return (
		state === 'restarting' ||
		(state !== 'paused' && recentStarts(facts).length > 2) ||
		(state === 'running' && isFreshlyRestarted(facts))
	);
}

/** The engine waits up to so long before it restarts what has crashed. */
const freshMs = 60_000;

/** Between two crashes a container looks well: it is young, or has not yet lived longer than it did on the average. */
function isFreshlyRestarted({container, details, nowMs}: Facts): boolean {
	const {restartCount = 0, startedAtMs = 0} = details ?? {};
	const {createdAtMs = Number.NEGATIVE_INFINITY} = container;
	const meanLifeMs = (startedAtMs - createdAtMs) / restartCount;
	const doubtfulMs = meanLifeMs < loopMs ? Math.max(freshMs, meanLifeMs) : freshMs;
	return restartCount > 1 && nowMs - startedAtMs < doubtfulMs;
}

function judgeLoop(facts: Facts): ReturnType<Judge> {
	if (!isLooping(facts)) {
		return undefined;
	}

	const exit = exitOf(facts);
	const ended = exit?.words ?? (facts.lastExit ? exitWords(facts.lastExit, undefined) : undefined);
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

/** ` ×5 in 4 min` as seen here; ` ×40, 5 in 4 min` where the engine has counted more; ` ×40`. */
function cadence(facts: Facts): SafeText {
	const starts = recentStarts(facts);
	const [first = facts.nowMs] = starts;
	const restarts = facts.details?.restartCount ?? 0;
	if (starts.length < 2) {
		return restarts > 1 ? safe` ×${restarts}` : safe``;
	}

	const seen = safe`${starts.length} in ${formatSpan(Math.max(1000, facts.nowMs - first))}`;
	return restarts > starts.length ? safe` ×${restarts}, ${seen}` : safe` ×${seen}`;
}

function judgeOom(facts: Facts): ReturnType<Judge> {
	const details = currentDetails(facts);
	if (!details?.isOomKilled || isLooping(facts)) {
		return undefined;
	}

	if (hasProcesses(facts.container)) {
		return {severity: 85, words: safe`a process was OOM-killed`};
	}

	return judgeEnding(facts, 95, ago => ({words: safe`${exitWords(details.exitCode ?? 137, true)}${ago}`}));
}

/** An ending of long ago troubles nobody any more; why it was stays told. */
function judgeEnding(
	facts: Facts,
	severity: number,
	tell: (ago: SafeText) => Omit<Finding, 'severity'>,
): Finding | undefined {
	const agoMs = exitedAgoMs(facts);
	return agoMs !== undefined && (agoMs <= recentExitMs || isExhausted(facts))
		? {severity, ...tell(safe` ${formatSpan(agoMs)} ago`)}
		: {severity: 0, ...tell(safe``)};
}

/** Its restart policy has given up: it should run, and never will by itself. */
function isExhausted({details}: Facts): boolean {
	const {restartPolicyRetries = 0, restartCount = 0} = details ?? {};
	return restartPolicyRetries > 0 && restartCount >= restartPolicyRetries;
}

function judgeHealth({container, details}: Facts): ReturnType<Judge> {
	if (container.health !== 'unhealthy' || container.state !== 'running') {
		return undefined;
	}

	const probe = details?.probes.findLast(({exitCode}) => exitCode !== 0);
	const words = probe && (probeCause(probe) ?? safe`exit ${probe.exitCode}`);
	return words === undefined
		? {severity: 80, words: safe`unhealthy`}
		: {severity: 80, words: safe`health: ${truncate(words, longestWords)}`, whole: safe`health: ${words}`};
}

function judgeStart(facts: Facts): ReturnType<Judge> {
	const error = facts.details?.error;
	return error && !isUp(facts.container)
		? {severity: 72, words: truncate(briefError(error), longestWords), whole: error}
		: undefined;
}

function judgeExit(facts: Facts): ReturnType<Judge> {
	const exit = facts.container.state === 'exited' ? exitOf(facts) : undefined;
	if (!exit || exit.isOomKilled || isLooping(facts)) {
		return undefined;
	}

	// 143 is the answer to a SIGTERM: most often somebody stopped it.
	return judgeEnding(facts, exit.code === 143 ? 40 : 70, ago => withCause(exit.words, facts, ago));
}

/**
 * `exit 1: could not connect to database`: what the program itself said of it, where it did, when it ended so, else
 * `otherwise`; `always` at the end.
 */
function withCause(
	words: SafeText,
	facts: Facts,
	otherwise = safe``,
	always = safe``,
): Omit<Finding, 'severity'> {
	const {lastWords, container, details, lastExit} = facts;
	const exitCode = container.exitCode ?? lastExit ?? details?.exitCode;
	const isOfThis = lastWords !== undefined && (lastWords.exitCode ?? exitCode) === exitCode;
	const cause = isOfThis ? causeOf(lastWords, exitCode) : undefined;
	return cause === undefined
		? {words: safe`${words}${otherwise}${always}`}
		: {
				words: safe`${words}: ${truncate(cause, longestWords)}${always}`,
				whole: safe`${words}: ${cause}${always}`,
			};
}

function judgeMemory({container, history}: Facts): ReturnType<Judge> {
	const share = memoryShare(history?.latest);
	return hasProcesses(container) && share !== undefined && share >= fullShare
		? {severity: 60, words: safe`mem ${formatShare(share * 100)}`}
		: undefined;
}

/** 0–1 of the limit. */
export function memoryShare(sample: Sample | undefined): number | undefined {
	const {memoryBytes, memoryLimitBytes} = sample ?? {};
	return memoryBytes === undefined || !memoryLimitBytes ? undefined : memoryBytes / memoryLimitBytes;
}

function judgeThrottling({container, history}: Facts): ReturnType<Judge> {
	const isRunningNow = container.state === 'running';
	const mean = history && isRunningNow ? recentMean(history, 'throttledPercent', steadySamples) : undefined;
	return mean !== undefined && mean >= throttledPercent
		? {severity: 50, words: safe`throttled ${formatShare(mean)}`}
		: undefined;
}

function judgeCpu({container, details, history}: Facts): ReturnType<Judge> {
	const quotaPercent = (details?.cpuLimitCores ?? 0) * 100;
	const isLimited = container.state === 'running' && quotaPercent > 0;
	const mean = history && isLimited ? recentMean(history, 'cpuWallPercent', steadySamples) : undefined;
	return mean !== undefined && mean >= quotaPercent * fullShare
		? {severity: 45, words: safe`CPU ${formatShare((mean / quotaPercent) * 100)} of its quota`}
		: undefined;
}

/** Some errors are everyday's; these are many. */
const manyErrors = 10;

function judgeErrors({errorsPerMinute = 0}: Facts): ReturnType<Judge> {
	return errorsPerMinute >= manyErrors
		? {severity: 42, words: safe`${formatCount(errorsPerMinute)} error lines/min`}
		: undefined;
}
