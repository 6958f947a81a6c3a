import type {ContainerId} from '../../engine/types.js';
import {formatClock, formatDay, formatSpan} from '../../text/format.js';
import {span, type Line, type Tone} from '../../text/line.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import type {State} from '../../store/state.js';
import type {ContainerRow} from '../list/container-row.js';

/** `jump`: the container that the line is about, where that is another. */
export type CardLine = {readonly line: Line; readonly jump?: ContainerId};

/** What a section is made from. */
export type About = {readonly state: State; readonly row: ContainerRow};

export type Section = {readonly title: SafeText; readonly lines: (about: About) => readonly CardLine[]};

export function plainLine(...line: Line): CardLine {
	return {line};
}

/** `  restarts: 5, policy always`. */
export function fact(name: SafeText, value: SafeText, tone?: Tone): CardLine {
	return {line: [span(safe`  ${name}: `, 'dim'), span(value, tone)]};
}

const dayMs = 86_400_000;

/** `02:14:07, 2 min ago`; what is older than a day with its date. */
export function moment(atMs: number, nowMs: number): SafeText {
	const clock = nowMs - atMs > dayMs ? safe`${formatDay(atMs)} ${formatClock(atMs)}` : formatClock(atMs);
	return safe`${clock}, ${formatSpan(nowMs - atMs)} ago`;
}
