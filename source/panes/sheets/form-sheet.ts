import {draftLine} from './draft-line.js';
import type {Sheet} from '../chrome/frame-lines.js';
import {runFields} from '../../engine/run/run-form.js';
import {fitLine} from '../../text/fit-line.js';
import {span, type Line} from '../../text/line.js';
import {safe, safeText} from '../../text/safe-text.js';
import {veilSecrets} from '../../text/secrets.js';
import {fit} from '../../text/width.js';
import {formText, selectFormStops, type FormPage, type FormStop} from '../../view/layout/form-stops.js';

const labelWidth = Math.max(...runFields.map(({label}) => label.length));

/** The form of a new container, what a copy keeps beyond its fields, and the same as a line for a shell. */
export function formSheet(form: FormPage, width: number, height: number): Sheet {
	const stops = selectFormStops(form, width);
	const problem: readonly Line[] = form.problem
		? [fitLine([span(safe` ▲ ${form.problem}`, 'bad')], width)]
		: [];
	// Whatever else has room: a refusal is seen.
	const room = Math.max(1, height - problem.length);
	const {lines, at} = linesOf(form, stops, width);
	const top = Math.max(0, Math.min(at - room + 2, lines.length - room));
	return {
		title: [
			span(safe`New container`, 'title'),
			...(form.engine === undefined ? [] : [span(safe` on ${form.engine}`, 'warn')]),
		],
		note: lines.length > room ? [span(safe`${form.cursor + 1} of ${stops.length}`, 'dim')] : [],
		lines: [...problem, ...lines.slice(top, top + room)],
	};
}

const headings: Readonly<Record<FormStop['kind'], Line>> = {
	field: [],
	kept: [span(safe` kept from the original; space leaves one out`, 'dim')],
	shell: [span(safe` as a shell command; * here shows or masks secrets`, 'dim')],
};

/** All of it, and at which line the cursor is. */
function linesOf(form: FormPage, stops: readonly FormStop[], width: number) {
	const lines: Line[] = [];
	let at = 0;
	for (const [index, stop] of stops.entries()) {
		if (stop.kind !== (stops[index - 1] ?? stop).kind) {
			lines.push([], headings[stop.kind]);
		}

		if (index === form.cursor) {
			at = lines.length;
		}

		lines.push(stopLine(form, stop, index === form.cursor, width));
	}

	return {lines, at};
}

function stopLine(form: FormPage, stop: FormStop, isCursor: boolean, width: number): Line {
	const mark = isCursor ? safe`▸` : safe` `;
	switch (stop.kind) {
		case 'field': {
			return fieldLine(form, stop.field, isCursor, width);
		}

		case 'kept': {
			const {label, words, options} = stop.kept;
			return [
				span(safe`${mark} ${stop.isLeft ? safe`[ ]` : safe`[x]`} `, isCursor ? 'strong' : undefined),
				span(safe`${safeText(label)}: `, 'dim'),
				span(formText(words, form), stop.isLeft ? 'dim' : undefined),
				...(options.length === 0 && !stop.kept.isNetwork
					? [span(safe` (docker run has no flag for it)`, 'dim')]
					: []),
			];
		}

		case 'shell': {
			return [span(safe`${mark}${stop.text}`, 'accent')];
		}
	}
}

type FieldRow = Extract<FormStop, {kind: 'field'}>['field'];

function fieldLine(form: FormPage, field: FieldRow, isCursor: boolean, width: number): Line {
	const label = safe`${isCursor ? safe`▸` : safe`  `} ${fit(safeText(field.label), labelWidth)}`;
	const value = form.values[field.id];
	if ('isSwitch' in field) {
		return [
			span(safe`${isCursor ? safe` ` : safe``}${label}   `, isCursor ? 'strong' : undefined),
			span(value ? safe`[x] ` : safe`[ ] `),
			span(safeText(isCursor ? `${field.hint}; space toggles it` : field.hint), 'dim'),
		];
	}

	if (isCursor) {
		const text = form.isUnmasked ? value : veilSecrets(value);
		return [
			...draftLine(label, {text, caret: form.caret}, width),
			span(value === '' ? safe` ${safeText(field.hint)}` : safe``, 'dim'),
		];
	}

	return [
		span(safe`${label}   `),
		value === '' ? span(safeText(field.hint), 'dim') : span(formText(value, form)),
	];
}
