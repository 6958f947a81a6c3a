import {fraction, mix} from '../random.js';
import type {LogProfile, SimLine} from './log-profile.js';

/** A line, its time in µs and its number since the container was made. */
export type TimedLine = SimLine & {readonly us: number; readonly index: number};

/**
 * A container's log, none of which is stored: which line came when is a function of the seed, the line's
 * number and the moments when the container ran. Times in µs. The log is rotated: only the newest
 * `keptLines` of the last `keptSpans` can be read.
 */
export type LogTimeline = {
	readonly start: (us: number) => void;
	readonly pause: (us: number) => void;
	readonly resume: (us: number) => void;
	readonly end: (us: number, lastWords: readonly string[]) => void;
	/** The number that the next line after `us` will have. */
	readonly countUntil: (us: number) => number;
	/** The oldest line that can be read, with `us` as now. */
	readonly firstKept: (us: number) => number;
	/** The number of the first line at or after `us`. */
	readonly indexAt: (us: number) => number;
	/** `undefined` for a line that is rotated away or yet to come in a run that has ended. */
	readonly line: (index: number) => TimedLine | undefined;
	readonly isOpen: () => boolean;
};

/** A stretch of a run without a pause. */
type Span = {
	readonly seed: number;
	readonly startUs: number;
	/** Running time of the run before this span, and lines it has printed. */
	readonly ranUs: number;
	readonly printed: number;
	/** The number of its first line. */
	readonly base: number;
	readonly endUs?: number;
	readonly lastWords: readonly string[];
};

export const keptLines = 200_000;
const keptSpans = 24;

export function createLogTimeline(profile: LogProfile, seed: number): LogTimeline {
	let spans: Span[] = [];
	let runs = 0;
	const last = () => spans.at(-1);
	const open = (span: Span) => {
		spans = [...spans.slice(1 - keptSpans), span];
	};

	const close = (us: number, lastWords: readonly string[]) => {
		const span = last();
		if (span !== undefined && span.endUs === undefined) {
			spans = [...spans.slice(0, -1), {...span, endUs: us, lastWords}];
		}
	};

	const countUntil = (us: number) => countInSpans(profile, spans, us);

	return {
		start(us) {
			const base = countUntil(us);
			open({seed: mix(seed, runs++), startUs: us, ranUs: 0, printed: 0, base, lastWords: []});
		},
		pause: us => close(us, []),
		resume(us) {
			const span = last();
			if (span?.endUs !== undefined) {
				open(spanAfter(profile, span, us, span.endUs));
			}
		},
		end: close,
		countUntil,
		firstKept: us => Math.max(spans[0]?.base ?? 0, countUntil(us) - keptLines),
		indexAt: us => countUntil(us - 1),
		line(index) {
			const span = spans.findLast(({base}) => base <= index);
			return span && lineOfSpan(profile, span, index);
		},
		isOpen: () => last() !== undefined && last()?.endUs === undefined,
	};
}

/** The rest of a paused run. */
function spanAfter(profile: LogProfile, span: Span, startUs: number, endUs: number): Span {
	const ranUs = span.ranUs + endUs - span.startUs;
	const printed = linesBy(profile, span.seed, ranUs);
	const base = span.base + countInSpan(profile, span, endUs);
	return {seed: span.seed, startUs, ranUs, printed, base, lastWords: []};
}

function countInSpans(profile: LogProfile, spans: readonly Span[], us: number): number {
	const span = spans.findLast(({startUs}) => startUs <= us);
	return span === undefined ? (spans[0]?.base ?? 0) : span.base + countInSpan(profile, span, us);
}

function countInSpan(profile: LogProfile, span: Span, us: number): number {
	const untilUs = Math.min(us, span.endUs ?? Infinity);
	const lines = linesBy(profile, span.seed, span.ranUs + untilUs - span.startUs) - span.printed;
	return span.endUs !== undefined && us >= span.endUs ? lines + span.lastWords.length : lines;
}

function lineOfSpan(profile: LogProfile, span: Span, index: number): TimedLine | undefined {
	const offset = index - span.base;
	if (span.endUs !== undefined) {
		const lines = countInSpan(profile, span, span.endUs - 1);
		const all = countInSpan(profile, span, span.endUs);
		if (offset >= all) {
			return undefined;
		}

		const words = span.lastWords[offset - (all - span.lastWords.length)];
		if (offset >= lines && words !== undefined) {
			return {us: span.endUs, index, text: words, isError: true};
		}
	}

	const number = span.printed + offset;
	const us = span.startUs + timeOf(profile, span.seed, number) - span.ranUs;
	return {...textOf(profile, span.seed, number), us, index};
}

function textOf(profile: LogProfile, seed: number, number: number): SimLine {
	const opening = profile.opening?.[number];
	return opening ?? profile.line?.(seed, number - (profile.opening?.length ?? 0)) ?? {text: ''};
}

/** µs of running time until line `number` of a run is printed. */
function timeOf(profile: LogProfile, seed: number, number: number): number {
	const opening = profile.opening?.[number];
	if (opening !== undefined) {
		return Math.round((opening.atMs ?? 0) * 1000);
	}

	const beat = Math.floor((number - (profile.opening?.length ?? 0)) / (profile.burst ?? 1));
	return beatTime(profile, seed, beat);
}

function beatTime(profile: LogProfile, seed: number, beat: number): number {
	const intervalUs = (profile.intervalMs ?? Infinity) * 1000;
	const beats = beat + 1 + fraction(seed, beat) * 0.7;
	return Math.round(openingUs(profile) + beats * intervalUs);
}

function openingUs({opening}: LogProfile): number {
	return Math.round((opening?.at(-1)?.atMs ?? 0) * 1000);
}

/** Lines printed in the first `us` of running time, that moment included. */
function linesBy(profile: LogProfile, seed: number, us: number): number {
	const opening = profile.opening ?? [];
	const restUs = us - openingUs(profile);
	if (restUs < 0 || profile.intervalMs === undefined) {
		return opening.filter(({atMs = 0}) => atMs * 1000 <= us).length;
	}

	let beats = Math.floor(restUs / (profile.intervalMs * 1000)) + 1;
	while (beats > 0 && beatTime(profile, seed, beats - 1) > us) {
		beats--;
	}

	return opening.length + beats * (profile.burst ?? 1);
}
