import type {Action} from '../../actions/action.js';
import {actionById} from '../../actions/action-table.js';
import {isUp} from '../../engine/container-states.js';
import {fitLine, lineWidth} from '../../text/fit-line.js';
import {span, type Line, type Span} from '../../text/line.js';
import {noText, safe, safeText, type SafeText} from '../../text/safe-text.js';
import {shortenMiddle} from '../../text/shorten-middle.js';
import {displayWidth, fit} from '../../text/width.js';
import {isLastPage, type ListPage} from '../../view/layout/column-page.js';
import {restOf} from '../../view/layout/question-page.js';
import {countWords, enginesWords, projectWords, shortId} from '../../view/list/target-words.js';
import type {Overlay, Target} from '../../store/view/overlay-slice.js';
import {columnLines} from './paged-columns.js';

type Question = Extract<Overlay, {kind: 'confirm'}>;

/** Two lines: the question, which names its target and the short id, and what can be answered. */
export function confirmLines(question: Question, width: number, page?: ListPage): readonly Line[] {
	return [fitLine(questionLine(question, width), width), fitLine(answersLine(question, page), width)];
}

/** `Stop api-7 (6170692d3700)?`; a long name is shortened before the id is cut. */
function questionLine({actionId, targets, options}: Question, width: number): Line {
	const action = actionById(actionId, options);
	const verb = safeText(action?.question?.asks ?? capital(action?.shortcut.label ?? actionId));
	const chosen = valueWords(action, options);
	const [target] = targets;
	if (!target) {
		return [];
	}

	const before = span(safe` ▲ ${verb} `, 'warn');
	const obstacles = targets.flatMap(one => {
		const allowed = action?.allowed(one, options) ?? true;
		return allowed === true ? [] : [allowed];
	});
	if (targets.length > 1) {
		return [
			before,
			span(safe`${countWords(targets)}${projectWords(targets)}`, 'strong'),
			span(safe`${chosen}${enginesWords(targets)}?`),
			...obstacles.slice(0, 1).map(words => span(safe`  skips ${obstacles.length}: ${words}`, 'warn')),
			...keeperSpans(action, targets),
		];
	}

	const after = [
		span(safe` (${shortId(target.id)})${projectWords(targets)}${chosen}`),
		span(enginesWords(targets), 'warn'),
		span(safe`?`),
		...obstacles.map(words => span(safe`  ${words}`, 'warn')),
		...keeperSpans(action, targets),
		...(obstacles.length === 0 ? consequenceSpans(action, target, options) : []),
	];
	const room = Math.max(8, width - lineWidth([before, ...after]));
	return [before, span(shortenMiddle(target.name, room), 'strong'), ...after];
}

function consequenceSpans(
	action: Action | undefined,
	target: Target,
	options: Question['options'],
): readonly Span[] {
	const words = action?.consequence?.(target, options);
	return words === undefined ? [] : [span(safe`  ${words}`, 'warn')];
}

/** systemd starts again what it runs, or makes it anew; so does swarm. */
function keeperSpans(action: Action | undefined, targets: readonly Target[]): readonly Span[] {
	const tasks =
		action?.unitVerb === undefined ? [] : targets.flatMap(one => (one.task && isUp(one) ? one.task : []));
	const [first, ...others] = new Set(tasks.map(({service}) => service));
	const more = others.length === 0 ? noText : safe` and ${others.length} more`;
	const words = safe`  swarm starts another for service ${first ?? noText}${more}`;
	return [...(first === undefined ? [] : [span(words, 'warn')]), ...unitSpans(action, targets)];
}

function unitSpans(action: Action | undefined, targets: readonly Target[]): readonly Span[] {
	const [first, ...others] = targets.flatMap(({unit}) => unit ?? []);
	if (!first || action?.unitVerb === undefined) {
		return [];
	}

	const user = first.isOfUser ? safe`--user ` : safe``;
	const more = others.length === 0 ? safe`` : safe` and ${others.length} more`;
	const words = safe`  systemd may undo it: systemctl ${user}${safeText(action.unitVerb)} ${first.name}${more}`;
	return [span(words, 'warn')];
}

/** ` with SIGHUP`, ` to 512m`: what was chosen or typed for the action. */
function valueWords(action: Action | undefined, options: Question['options']): SafeText {
	const option = action?.choices?.option ?? action?.input?.option;
	return option === undefined
		? safe``
		: safe` ${safeText(action?.question?.beforeValue ?? 'with')} ${safeText(String(options[option] ?? ''))}`;
}

/** Nothing is done to what was not shown: until all was, `y` shows what comes next. */
function answersLine({actionId, targets, options}: Question, page: ListPage | undefined): Line {
	const action = actionById(actionId, options);
	const toggles = (action?.toggles ?? []).filter(toggle => toggle.applies?.(targets) ?? true);
	return [
		...answer('y', page && !isLastPage(page) ? nextWords(page) : (action?.shortcut.label ?? actionId)),
		...answer('n', 'cancel'),
		...(page && page.count < page.total ? answer('j k', 'scroll') : []),
		...toggles.flatMap(({key, option, label}) =>
			answer(key, `${options[option] === true ? '[x]' : '[ ]'} ${label}`),
		),
	];
}

function answer(key: string, words: string): Span[] {
	return [span(safe` ${safeText(key)}`, 'key'), span(safe` ${safeText(words)} `)];
}

/** `show the next 19 of 40`: what `y` does while a question has not shown all it is about. */
export function nextWords({top, count, total}: ListPage): string {
	return `show the next ${Math.min(count, total - top - count)} of ${total}`;
}

/** The targets of a question about several; a name is shortened before its id is cut. */
export function targetLines(targets: readonly Target[], page: ListPage, width: number): readonly Line[] {
	const widest = Math.max(0, ...targets.map(({name}) => displayWidth(name)));
	return columnLines(targets, page, width, ({name, id, state, engine}, cells) => {
		const room = Math.min(widest, cells - restOf(targets));
		return [
			span(safe`  ${fit(shortenMiddle(name, room), room)}`, 'strong'),
			span(safe`  ${shortId(id)}`, 'dim'),
			span(
				state ? safe`  ${engine === undefined ? safeText(state) : fit(safeText(state), 10)}` : noText,
				'dim',
			),
			span(engine === undefined ? noText : safe`  ${engine}`, 'warn'),
		];
	});
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
