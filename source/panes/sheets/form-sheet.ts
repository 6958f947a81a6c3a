import {draftLine} from './draft-line.js';
import type {Sheet} from '../chrome/frame-lines.js';
import {runFields} from '../../engine/run/run-form.js';
import {fitLine} from '../../text/fit-line.js';
import {span, type Line} from '../../text/line.js';
import {safeText, t} from '../../text/safe-text.js';
import {veilSecrets} from '../../text/secrets.js';
import {fit} from '../../text/width.js';
import {formText, selectFormStops, type FormPage, type FormStop} from '../../view/layout/form-stops.js';

const labelWidth = Math.max(...runFields.map(({label}) => label.length));

/** The form of a new container, what a copy keeps beyond its fields, and the same as a line for a shell. */
export function formSheet(form: FormPage, width: number, height: number): Sheet {
	const stops = selectFormStops(form, width);
	const problem: readonly Line[] = form.problem ? [fitLine([span(t` ▲ ${form.problem}`, 'bad')], width)] : [];
	// Whatever else has room: a refusal is seen.
	const room = Math.max(1, height - problem.length);
	const {lines, at} = linesOf(form, stops, width);
	const top = Math.max(0, Math.min(at - room + 2, lines.length - room));
	return {
		title: [span(t`New container`, 'title')],
		note: lines.length > room ? [span(t`${form.cursor + 1} of ${stops.length}`, 'dim')] : [],
		lines: [...problem, ...lines.slice(top, top + room)],
	};
}

const headings: Readonly<Record<FormStop['kind'], Line>> = {
	field: [],
	kept: [span(t` kept from the one it is a copy of; space leaves one out`, 'dim')],
	shell: [span(t` as a line for a shell; * here shows or masks secrets`, 'dim')],
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
	const mark = isCursor ? t`▸` : t` `;
	switch (stop.kind) {
		case 'field': {
			return fieldLine(form, stop.field, isCursor, width);
		}

		case 'kept': {
			const {label, words, options} = stop.kept;
			return [
				span(t`${mark} ${stop.isLeft ? t`[ ]` : t`[x]`} `, isCursor ? 'strong' : undefined),
				span(t`${safeText(label)}: `, 'dim'),
				span(formText(words, form), stop.isLeft ? 'dim' : undefined),
				...(options.length === 0 && !stop.kept.isNetwork ? [span(t` (no flag of docker run)`, 'dim')] : []),
			];
		}

		case 'shell': {
			return [span(t`${mark}${stop.text}`, 'accent')];
		}
	}
}

type FieldRow = Extract<FormStop, {kind: 'field'}>['field'];

function fieldLine(form: FormPage, field: FieldRow, isCursor: boolean, width: number): Line {
	const label = t`${isCursor ? t`▸` : t`  `} ${fit(safeText(field.label), labelWidth)}`;
	const value = form.values[field.id];
	if ('isSwitch' in field) {
		return [
			span(t`${isCursor ? t` ` : t``}${label}   `, isCursor ? 'strong' : undefined),
			span(value ? t`[x] ` : t`[ ] `),
			span(safeText(isCursor ? `${field.hint}; space switches it` : field.hint), 'dim'),
		];
	}

	if (isCursor) {
		const text = form.isUnmasked ? value : veilSecrets(value);
		return [
			...draftLine(label, {text, caret: form.caret}, width),
			span(value === '' ? t` ${safeText(field.hint)}` : t``, 'dim'),
		];
	}

	return [
		span(t`${label}   `),
		value === '' ? span(safeText(field.hint), 'dim') : span(formText(value, form)),
	];
}
