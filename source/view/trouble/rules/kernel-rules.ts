import {hasProcesses} from '../../../engine/container-states.js';
import type {ContainerSignal} from '../../../store/fleet/kernel-signals.js';
import {formatBytes, formatCount, formatSpan} from '../../../text/format.js';
import {safe} from '../../../text/safe-text.js';
import {containerWords, fullWords, killWords} from '../kernel-words.js';
import {currentDetails, type Facts, type Finding, type Rule} from '../trouble-facts.js';

/** A signal of the kernel's about a container that runs. */
export function kernelRule(signal: ContainerSignal, severity: number): Rule {
	return ({container, kernel}) => {
		const value = hasProcesses(container) ? kernel?.raised.get(signal) : undefined;
		return value === undefined
			? undefined
			: {severity, words: containerWords[signal](value, kernel?.window.at(-1))};
	};
}

/** Its memory rises steadily towards its limit. At the limit that itself is told. */
export function judgeFilling({container, kernel}: Facts): Finding | undefined {
	const full = hasProcesses(container) ? kernel?.memory?.full : undefined;
	return full && full.latestMs > 0 ? {severity: 58, words: safe`memory ${fullWords(full)}`} : undefined;
}

const recentMs = 30 * 60_000;

/** One of its processes was killed for want of memory, and the main one lives on: inspect seldom tells that. */
export function judgeKilledProcess(facts: Facts): Finding | undefined {
	const {kernel, oomKill, nowMs} = facts;
	const details = currentDetails(facts);
	const isOfThisLife = oomKill !== undefined && oomKill.atMs >= (details?.startedAtMs ?? 0);
	const atMs = isOfThisLife ? oomKill.atMs : kernel?.oomKilled?.atMs;
	if (atMs === undefined || nowMs - atMs > recentMs) {
		return details?.isOomKilled ? {severity: 85, words: safe`a process was OOM-killed`} : undefined;
	}

	// Since the container's start, as the kernel counts; else as seen.
	const count = kernel?.window.at(-1)?.oomKills || kernel?.oomKilled?.count || 0;
	const times = count > 1 ? safe` ×${formatCount(count)}` : safe``;
	const ago = safe`${formatSpan(nowMs - atMs)} ago`;
	return isOfThisLife
		? {
				severity: 85,
				words: safe`OOM: killed ${oomKill.process}${times} ${ago}`,
				whole: safe`OOM: ${killWords(oomKill)}${heldWords(facts)}${times}, ${ago}`,
			}
		: {severity: 85, words: safe`OOM: killed a process${times} ${ago}`};
}

/** The kernel's log may tell a death from its neighbours by so much (ms). */
const atItsEndMs = 5000;

/** Whether memory ran out at its end: inspect doesn't always know. */
export function diedOfOom(facts: Facts): boolean {
	const {finishedAtMs, isOomKilled, exitCode} = currentDetails(facts) ?? {};
	const kill = facts.oomKill;
	return (
		isOomKilled === true ||
		(exitCode === 137 &&
			kill !== undefined &&
			finishedAtMs !== undefined &&
			Math.abs(finishedAtMs - kill.atMs) < atItsEndMs)
	);
}

/** `: killed node (pid 4711) at 512M, limit of this container`, where the kernel's log tells. */
export function endOfMemoryWords(facts: Facts) {
	return facts.oomKill && diedOfOom(facts)
		? safe`: ${killWords(facts.oomKill)}${heldWords(facts)}`
		: undefined;
}

function heldWords({oomKill}: Facts) {
	return oomKill?.anonBytes === undefined ? safe`` : safe`, at ${formatBytes(oomKill.anonBytes)}`;
}
