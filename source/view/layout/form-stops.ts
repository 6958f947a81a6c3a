import {runFields, type RunForm} from '../../engine/run/run-form.js';
import type {Kept} from '../../engine/run/run-kept.js';
import {runKept, runLine} from '../../engine/run/run-line.js';
import {safeText, type SafeText} from '../../text/safe-text.js';
import {maskText} from '../../text/secrets.js';
import {takeCells} from '../../text/width.js';
import type {Overlay} from '../../store/view/overlay-slice.js';

export type FormPage = Extract<Overlay, {kind: 'form'}>;
type RunFieldRow = (typeof runFields)[number];

/** One line that the cursor can be on. */
export type FormStop =
	| {readonly kind: 'field'; readonly field: RunFieldRow}
	| {readonly kind: 'kept'; readonly kept: Kept; readonly isLeft: boolean}
	| {readonly kind: 'shell'; readonly text: SafeText};

let known: {readonly keys: readonly unknown[]; readonly stops: readonly FormStop[]} | undefined;

/** The form from top to bottom, `width` inside its border; the same reference for the same form. */
export function selectFormStops(form: FormPage, width: number): readonly FormStop[] {
	const keys = [form.values, form.base, form.left, form.isUnmasked, width];
	if (known?.keys.every((key, index) => key === keys[index])) {
		return known.stops;
	}

	const stops = [...runFields.map(field => ({kind: 'field', field}) as const), ...keptStops(form)];
	known = {keys, stops: [...stops, ...shellStops(form, width)]};
	return known.stops;
}

/** What is shown of a text of the form's that may hold secrets. */
export function formText(text: string, {isUnmasked = false}: Pick<FormPage, 'isUnmasked'>): SafeText {
	return safeText(isUnmasked ? text : maskText(text));
}

function keptStops(form: RunForm): readonly FormStop[] {
	return runKept(form).map(kept => ({kind: 'kept', kept, isLeft: form.left.includes(kept.id)}));
}

const longestLine = 64 * 1024;

function shellStops(form: FormPage, width: number): readonly FormStop[] {
	const line = runLine(form);
	const stops: FormStop[] = [];
	for (let rest = safeText(form.isUnmasked ? line : maskText(line), longestLine); rest !== '';) {
		const text = takeCells(rest, Math.max(2, width - 2));
		if (text === '') {
			break;
		}

		stops.push({kind: 'shell', text});
		rest = rest.slice(text.length) as SafeText;
	}

	return stops;
}
