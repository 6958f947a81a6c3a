import {briefError} from '../../text/brief-error.js';
import {formatSpan} from '../../text/format.js';
import {fitLine, lineWidth} from '../../text/fit-line.js';
import {span, type Line, type Span} from '../../text/line.js';
import {t, type SafeText} from '../../text/safe-text.js';
import type {State} from '../../store/state.js';

/** The engine is lost while its last data is on the screen: why, what mends it, and when it is tried again. */
export function bannerLine({fleet}: State, width: number): Line {
	const {status, problem} = fleet.connection;
	const right = status === 'silent' ? [] : retrySpans({fleet});
	const left =
		status === 'silent'
			? [span(t` ▲ The engine does not answer`, 'bad'), span(t` · what you see is its last word`, 'dim')]
			: [
					span(t` ▲ The engine is gone`, 'bad'),
					...(problem ? [span(t` · ${briefError(problem.words)}`)] : []),
					...(problem?.hint ? [span(t` · ${problem.hint}`, 'dim')] : []),
				];
	return fitLine([...fitLine(left, Math.max(0, width - lineWidth(right))), ...right], width);
}

function retrySpans({fleet}: Pick<State, 'fleet'>): readonly Span[] {
	return [span(t`  ${retryText({fleet})}  `, 'dim'), span(t`r`, 'key'), span(t` now `, 'dim')];
}

function retryText({fleet}: Pick<State, 'fleet'>): SafeText {
	const {retryAtMs} = fleet.connection;
	return retryAtMs === undefined || retryAtMs <= fleet.nowMs
		? t`trying again`
		: t`next try in ${formatSpan(retryAtMs - fleet.nowMs)}`;
}

/** Nothing to show yet: what was tried, why it failed in plain words, and the way out. */
export function noEngineLines({fleet}: Pick<State, 'fleet'>): readonly Line[] {
	const {status, label, url, problem, tried} = fleet.connection;
	const unlisted = fleet.containers.problem;
	if (status !== 'down' && unlisted) {
		return [
			[],
			[span(t`  ▲ The containers can't be listed`, 'bad'), span(t`  ${url}`, 'dim')],
			[],
			[span(t`  ${unlisted.words}`)],
			...(unlisted.hint ? [[span(t`  → ${unlisted.hint}`, 'strong')]] : []),
		];
	}

	if (status !== 'down') {
		return [[], [span(t`  Connecting to ${label}`), span(t`  ${url}`, 'dim')]];
	}

	return [
		[],
		[span(t`  ▲ No engine answers`, 'bad'), span(t`  ${url}`, 'dim')],
		[],
		...(problem ? [[span(t`  ${problem.words}`)]] : []),
		...(problem?.hint ? [[span(t`  → ${problem.hint}`, 'strong')]] : []),
		...(tried.length > 0
			? [[], [span(t`  Tried:`, 'dim')], ...tried.map(way => [span(t`    ${way}`, 'dim')])]
			: []),
		[],
		[
			span(t`  r`, 'key'),
			span(t` try now   `),
			span(t`d`, 'key'),
			span(t` look at the demo   `),
			span(t`q`, 'key'),
			span(t` quit   `),
			span(retryText({fleet}), 'dim'),
		],
	];
}
