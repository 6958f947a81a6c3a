import {hasProcesses} from '../../engine/container-states.js';
import type {OomKill} from '../../engine/kernel/kernel-types.js';
import type {Container, Details} from '../../engine/types.js';
import type {History} from '../../store/fleet/history-slice.js';
import type {KernelTrack} from '../../store/fleet/kernel-slice.js';
import type {LastWords} from '../../store/fleet/last-words-slice.js';
import type {Limits} from '../../store/view/settings.js';
import type {Failure} from '../../store/fleet/pending-slice.js';
import type {Unmet} from './dependencies.js';
import type {SafeText} from '../../text/safe-text.js';
import {statusAgeMs} from '../../text/status-age.js';

/** All that a container's trouble is judged by. */
export type Facts = Unmet & {
	readonly container: Container;
	readonly details?: Details;
	readonly history?: History;
	/** Recent starts, ms since the epoch, oldest first. */
	readonly starts?: readonly number[];
	/** The exit code of its last death seen. */
	readonly lastExit?: number;
	/** What it wrote before it ended. */
	readonly lastWords?: LastWords;
	/** What the kernel counts of it, where something is abnormal. */
	readonly kernel?: KernelTrack;
	/** The last of its processes that was killed for want of memory, by the kernel's log. */
	readonly oomKill?: OomKill;
	/** The last action that failed. */
	readonly failure?: Failure;
	/** Log lines that report an error, while its log is followed. */
	readonly errorsPerMinute?: number;
	/** By the engine's clock, as all its times are. */
	readonly nowMs: number;
	/** Undefined: the usual ones. */
	readonly limits?: Limits;
};

/** What a rule finds wrong. `whole` where the words are short for more. */
export type Finding = {readonly severity: number; readonly words: SafeText; readonly whole?: SafeText};

/** From facts to a severity and words, if there is anything to say. */
export type Rule = (facts: Facts) => Finding | undefined;

type OfContainer = Pick<Facts, 'container' | 'details'>;

/** Details of this life of the container: those of an earlier one say nothing about now. */
export function currentDetails({container, details}: OfContainer): Details | undefined {
	const {startedAtMs = 0, finishedAtMs = 0} = details ?? {};
	const isOver = finishedAtMs > startedAtMs;
	return hasProcesses(container) === isOver && container.state !== 'restarting' ? undefined : details;
}

/** How long ago it ended: to the second by inspect, else by the list's coarse words. */
export function endedAgoMs(facts: OfContainer & Pick<Facts, 'nowMs'>): number | undefined {
	const finishedAtMs = currentDetails(facts)?.finishedAtMs;
	return finishedAtMs === undefined ? statusAgeMs(facts.container.status) : facts.nowMs - finishedAtMs;
}
