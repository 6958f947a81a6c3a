import {briefError} from '../../text/brief-error.js';
import {formatClock, formatDay, formatSpan} from '../../text/format.js';
import {fitLine, lineWidth} from '../../text/fit-line.js';
import {span, type Line, type Span} from '../../text/line.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {hasSeveral} from '../../store/fleet/owner.js';
import type {Fleet, State} from '../../store/state.js';
import type {PastState} from '../../store/view/past-slice.js';
import {enginesAway} from '../../view/trouble/staleness.js';
import {connectingLines, connectingTo, wrappedLines} from '../list/connecting-lines.js';

/** The engine is lost while its last data is on the screen: why, what fixes it, and when it is tried again. */
export function bannerLine(state: State, width: number): Line {
	if (state.view.past.atMs !== undefined) {
		return pastLine(state.view.past, width);
	}

	return hasSeveral(state.fleet) ? bannerOfSeveral(state.fleet, width) : bannerOfOne(state, width);
}

/** Which of the engines are away: of one also why, and when it is tried again. */
function bannerOfSeveral(fleet: Fleet, width: number): Line {
	const away = enginesAway(fleet);
	const [first, ...more] = away;
	if (!first) {
		return [];
	}

	const {label, status, problem} = first.connection;
	const names = safeText(away.map(({connection}) => connection.label).join(', '));
	const left =
		more.length > 0
			? [span(safe` ▲ ${names}`, 'bad'), span(safe` do not answer · their rows are the last known`, 'dim')]
			: [
					span(
						safe` ▲ ${label} ${status === 'silent' ? safe`is not responding` : safe`is unreachable`}`,
						'bad',
					),
					...(problem && status === 'down' ? [span(safe` · ${briefError(problem.words)}`)] : []),
					...(problem?.hint && status === 'down' ? [span(safe` · ${problem.hint}`, 'dim')] : []),
				];
	const isUnderCursor = away.some(({connection}) => connection.label === fleet.connection.label);
	const seen = {fleet: {...fleet, connection: isUnderCursor ? fleet.connection : first.connection}};
	const right =
		status === 'silent'
			? []
			: isUnderCursor
				? retrySpans(seen)
				: more.length > 0
					? []
					: [span(safe`  ${retryText(seen)} `, 'dim')];
	return fitLine([...fitLine(left, Math.max(0, width - lineWidth(right))), ...right], width);
}

function bannerOfOne({fleet}: State, width: number): Line {
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

/** Which moment is shown: it can't be taken for now, also without colours. */
function pastLine(past: PastState, width: number): Line {
	// The way back comes first: the last of them are cut off in 80 cells.
	const keys = [
		['esc', past.isReplay ? safe`end` : safe`now`],
		['< >', safe`step`],
		['{ }', safe`events`],
		['~', safe`time`],
	] as const;
	const right = keys.flatMap(([key, what]) => [
		span(safe`  ${safeText(key)}`, 'key'),
		span(safe` ${what}`, 'dim'),
	]);
	const left = [span(momentWords(past), 'bad')];
	return fitLine([...fitLine(left, Math.max(lineWidth(left), width - lineWidth(right))), ...right], width);
}

function momentWords({atMs = 0, nowMs = atMs, isReplay = false}: PastState): SafeText {
	const day = isReplay || nowMs - atMs > dayMs ? safe`${formatDay(atMs)} ` : safe``;
	const before = formatSpan(nowMs - atMs);
	const when = isReplay ? safe`${before} before its end` : safe`${before} ago · actions are off`;
	return safe` ◀◀ ${isReplay ? safe`RECORDING` : safe`PAST`} ${day}${formatClock(atMs)} · ${when} `;
}

const dayMs = 86_400_000;

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
export function noEngineLines(state: State): readonly Line[] {
	const {fleet, view} = state;
	return hasSeveral(fleet) && view.past.atMs === undefined
		? connectingLines(state)
		: wrappedLines(noEngine(state), state);
}

function waysOut({fleet}: Pick<State, 'fleet'>): Line {
	return [
		span(safe`  r`, 'key'),
		span(safe` ${isLocked({fleet}) ? nowText({fleet}) : safe`try now`}   `),
		span(safe`d`, 'key'),
		span(safe` open the demo   `),
		span(safe`q`, 'key'),
		span(safe` quit   `),
		span(retryText({fleet}), 'dim'),
	];
}

function noEngine({fleet, view}: State): readonly Line[] {
	const {status, url, problem, tried} = fleet.connection;
	const unlisted = fleet.containers.problem;
	if (view.past.atMs !== undefined) {
		return [[], [span(safe`  ${unlisted?.words ?? safe`not recorded`}`)]];
	}

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
		return connectingTo(fleet.connection);
	}

	return [
		[],
		[
			span(
				problem?.kind === 'denied' ? safe`  ▲ Permission denied` : safe`  ▲ Cannot reach the engine`,
				'bad',
			),
			span(safe`  ${url}`, 'dim'),
		],
		[],
		...(problem ? [[span(safe`  ${problem.words}`)]] : []),
		...(problem?.hint ? [[span(safe`  → ${problem.hint}`, 'strong')]] : []),
		[],
		waysOut({fleet}),
		...(tried.length > 0
			? [[], [span(safe`  Tried:`, 'dim')], ...tried.map(way => [span(safe`    ${way}`, 'dim')])]
			: []),
	];
}
