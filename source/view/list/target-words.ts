import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {truncate} from '../../text/width.js';
import type {Target} from '../../store/view/overlay-slice.js';

/** As the docker CLI prints it, whatever the id is of. */
export function shortId(id: string): SafeText {
	return safeText(id.replace('sha256:', '').slice(0, 12));
}

/** A longer name is cut before the id is. */
const longestName = 32;

/** `api-7 (6170692d3700)`, `3 containers`: what a question is about. Nothing for what is about no row. */
export function targetWords(targets: readonly Target[]): SafeText | undefined {
	const [target] = targets;
	if (!target || target.kind === 'engine') {
		return undefined;
	}

	return targets.length > 1
		? countWords(targets)
		: safe`${truncate(target.name, longestName)} (${shortId(target.id)})`;
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
