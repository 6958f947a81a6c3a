import {briefError} from '../../text/brief-error.js';
import {formatSpan} from '../../text/format.js';
import {fitLine, lineWidth} from '../../text/fit-line.js';
import {span, type Line, type Span} from '../../text/line.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import type {State} from '../../store/state.js';

/** The engine is lost while its last data is on the screen: why, what mends it, and when it is tried again. */
export function bannerLine({fleet}: State, width: number): Line {
	const {status, problem} = fleet.connection;
	const right = status === 'silent' ? [] : retrySpans({fleet});
	const left =
		status === 'silent'
			? [
					span(safe` ▲ The engine is not responding`, 'bad'),
					span(safe` · showing the last known state`, 'dim'),
				]
			: [
					span(safe` ▲ The engine is unreachable`, 'bad'),
					...(problem ? [span(safe` · ${briefError(problem.words)}`)] : []),
					...(problem?.hint ? [span(safe` · ${problem.hint}`, 'dim')] : []),
				];
	return fitLine([...fitLine(left, Math.max(0, width - lineWidth(right))), ...right], width);
}

function retrySpans({fleet}: Pick<State, 'fleet'>): readonly Span[] {
	return [
		span(safe`  ${retryText({fleet})}  `, 'dim'),
		span(safe`r`, 'key'),
		span(safe` ${nowText({fleet})} `, 'dim'),
	];
}

function isLocked({fleet}: Pick<State, 'fleet'>): boolean {
	return fleet.connection.problem?.kind === 'locked';
}

/** What `r` does. */
function nowText({fleet}: Pick<State, 'fleet'>): SafeText {
	return isLocked({fleet}) ? safe`let ssh ask here` : safe`now`;
}

function retryText({fleet}: Pick<State, 'fleet'>): SafeText {
	const {retryAtMs} = fleet.connection;
	return retryAtMs === undefined || retryAtMs <= fleet.ourNowMs
		? safe`retrying`
		: safe`retrying in ${formatSpan(retryAtMs - fleet.ourNowMs)}`;
}

/** Nothing to show yet: what was tried, why it failed in plain words, and the way out. */
export function noEngineLines({fleet}: Pick<State, 'fleet'>): readonly Line[] {
	const {status, label, url, problem, tried} = fleet.connection;
	const unlisted = fleet.containers.problem;
	if (status !== 'down' && unlisted) {
		return [
			[],
			[span(safe`  ▲ Cannot list the containers`, 'bad'), span(safe`  ${url}`, 'dim')],
			[],
			[span(safe`  ${unlisted.words}`)],
			...(unlisted.hint ? [[span(safe`  → ${unlisted.hint}`, 'strong')]] : []),
		];
	}

	if (status !== 'down') {
		return [[], [span(safe`  Connecting to ${label}`), span(safe`  ${url}`, 'dim')]];
	}

	return [
		[],
		[span(safe`  ▲ Cannot reach the engine`, 'bad'), span(safe`  ${url}`, 'dim')],
		[],
		...(problem ? [[span(safe`  ${problem.words}`)]] : []),
		...(problem?.hint ? [[span(safe`  → ${problem.hint}`, 'strong')]] : []),
		...(tried.length > 0
			? [[], [span(safe`  Tried:`, 'dim')], ...tried.map(way => [span(safe`    ${way}`, 'dim')])]
			: []),
		[],
		[
			span(safe`  r`, 'key'),
			span(safe` ${isLocked({fleet}) ? nowText({fleet}) : safe`try now`}   `),
			span(safe`d`, 'key'),
			span(safe` open the demo   `),
			span(safe`q`, 'key'),
			span(safe` quit   `),
			span(retryText({fleet}), 'dim'),
		],
	];
}
