import {actionById} from '../actions/table.js';
import {fitLine, lineWidth} from '../lib/fit-line.js';
import {span, type Line, type Span} from '../lib/line.js';
import {safeText, t} from '../lib/safe-text.js';
import {truncate} from '../lib/width.js';
import {shortId} from '../selectors/target-words.js';
import type {Overlay} from '../store/overlay.js';

type Question = Extract<Overlay, {kind: 'confirm'}>;

/** Two lines: the question, which names its target and the short id, and what can be answered. */
export function confirmLines(question: Question, width: number): readonly Line[] {
	return [fitLine(questionLine(question, width), width), fitLine(answersLine(question), width)];
}

/** `Stop api-7 (6170692d3700)?`; a long name is cut before the id is. */
function questionLine({actionId, targets, options}: Question, width: number): Line {
	const action = actionById(actionId);
	const verb = safeText(capital(action?.label ?? actionId));
	const chosen = action?.choices ? t` with ${safeText(String(options[action.choices.option] ?? ''))}` : t``;
	const [target] = targets;
	if (!target) {
		return [];
	}

	const before = span(t` ▲ ${verb} `, 'warn');
	if (targets.length > 1) {
		return [before, span(t`${targets.length} ${safeText(target.kind)}s`, 'strong'), span(t`${chosen}?`)];
	}

	const obstacle = action?.allowed(target, options) ?? true;
	const after = [
		span(t` (${shortId(target.id)})${chosen}?`),
		...(obstacle === true ? [] : [span(t`  ${obstacle}`, 'warn')]),
	];
	const room = Math.max(8, width - lineWidth([before, ...after]));
	return [before, span(truncate(target.name, room), 'strong'), ...after];
}

function answersLine({actionId, targets, options}: Question): Line {
	const action = actionById(actionId);
	const toggles = (action?.toggles ?? []).filter(toggle => toggle.applies?.(targets) ?? true);
	return [
		span(t` `),
		...answer('y', action?.label ?? actionId),
		...answer('n', 'no'),
		...toggles.flatMap(({key, option, label}) =>
			answer(key, `${options[option] === true ? '[x]' : '[ ]'} ${label}`),
		),
	];
}

function answer(key: string, words: string): Span[] {
	return [span(safeText(key), 'key'), span(t` ${safeText(words)}  `)];
}

/** Every target of a question about several, a line each. */
export function targetLines({targets}: Pick<Question, 'targets'>): readonly Line[] {
	return targets.map(({name, id, state}) => [
		span(t`  ${name}`, 'strong'),
		span(t`  ${shortId(id)}`, 'dim'),
		span(state ? t`  ${safeText(state)}` : t``, 'dim'),
	]);
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
