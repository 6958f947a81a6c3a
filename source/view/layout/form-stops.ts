import {runFields, type RunForm} from '../../engine/run/run-form.js';
import type {Kept} from '../../engine/run/run-kept.js';
import {runKept, runLine} from '../../engine/run/run-line.js';
import {safeText, type SafeText} from '../../text/safe-text.js';
import {maskText} from '../../text/secrets.js';
import {takeCells} from '../../text/width.js';
import {keepLast} from '../../util/keep-last.js';
import type {Overlay} from '../../store/view/overlay-slice.js';

export type FormPage = Extract<Overlay, {kind: 'form'}>;
type RunFieldRow = (typeof runFields)[number];

/** One line that the cursor can be on. */
export type FormStop =
	| {readonly kind: 'field'; readonly field: RunFieldRow}
	| {readonly kind: 'kept'; readonly kept: Kept; readonly isLeft: boolean}
	| {readonly kind: 'shell'; readonly text: SafeText};

/** The form from top to bottom, `width` inside its border; the same reference for the same form. */
export function selectFormStops(form: FormPage, width: number): readonly FormStop[] {
	const {values, base, left, cli, isUnmasked = false} = form;
	return keptStops(values, base, left, cli, isUnmasked, width);
}

const keptStops = keepLast(
	(
		values: RunForm['values'],
		base: RunForm['base'],
		left: RunForm['left'],
		cli: RunForm['cli'],
		isUnmasked: boolean,
		width: number,
	): readonly FormStop[] => [
		...runFields.map(field => ({kind: 'field', field}) as const),
		...runKept({values, base, left}).map(
			kept => ({kind: 'kept', kept, isLeft: left.includes(kept.id)}) as const,
		),
		...shellStops(runLine({values, base, left, cli}), isUnmasked, width),
	],
);

/** What is shown of a text of the form's that may hold secrets. */
export function formText(text: string, {isUnmasked = false}: Pick<FormPage, 'isUnmasked'>): SafeText {
	return safeText(isUnmasked ? text : maskText(text));
}

const longestLine = 64 * 1024;

function shellStops(line: string, isUnmasked: boolean, width: number): readonly FormStop[] {
	const stops: FormStop[] = [];
	for (let rest = safeText(isUnmasked ? line : maskText(line), longestLine); rest !== '';) {
		const text = takeCells(rest, Math.max(2, width - 2));
		if (text === '') {
			break;
		}

		stops.push({kind: 'shell', text});
		rest = rest.slice(text.length) as SafeText;
	}

	return stops;
}
