import {noText, safe, safeText, type SafeText} from '../../text/safe-text.js';
import {shortenMiddle} from '../../text/shorten-middle.js';
import type {Target} from '../../store/view/overlay-slice.js';

/** As the docker CLI prints it, whatever the id is of. */
export function shortId(id: string): SafeText {
	return safeText(id.replace('sha256:', '').slice(0, 12));
}

/** A longer name is shortened before the id is cut. */
const longestName = 32;

/** `api-7 (6170692d3700)`, `3 containers`, `3 containers of shop`: what a question is about. Nothing for what is about no row. */
export function targetWords(targets: readonly Target[]): SafeText | undefined {
	const [target] = targets;
	if (!target || target.kind === 'engine') {
		return target?.engine && safe`on ${target.engine}`;
	}

	const on = enginesWords(targets);

	return targets.length > 1
		? safe`${countWords(targets)}${projectWords(targets)}${on}`
		: safe`${shortenMiddle(target.name, longestName)} (${shortId(target.id)})${projectWords(targets)}${on}`;
}

/** ` of shop`, where the heading of a project stands for all of them. */
export function projectWords([first]: readonly Target[]): SafeText {
	return first?.project === undefined ? noText : safe` of ${shortenMiddle(first.project, longestName)}`;
}

/** ` on prod-1`, ` on prod-1 and 2 more`, where there are several engines. */
export function enginesWords(targets: readonly Target[]): SafeText {
	const [first, ...more] = new Set(targets.flatMap(({engine}) => engine ?? []));
	return first === undefined
		? noText
		: more.length === 0
			? safe` on ${first}`
			: safe` on ${safeText([first, ...more].join(', '))}`;
}

/** `3 containers`. */
export function countWords(targets: readonly Target[]): SafeText {
	return safe`${targets.length} ${kindWords(targets)}`;
}

/** `containers`. */
export function kindWords(targets: readonly Target[]): SafeText {
	const [{kind} = {kind: 'row'}] = targets;
	return kind === 'found' ? safe`results` : safe`${safeText(kind)}s`;
}
