import {draftLine} from '../components/prompt.js';
import {runFields, runLine} from '../lib/run-form.js';
import {span, type Line} from '../lib/line.js';
import {safeText, t} from '../lib/safe-text.js';
import {maskVariable} from '../lib/secrets.js';
import {splitWords} from '../lib/split-words.js';
import {displayWidth, fit, takeCells} from '../lib/width.js';
import type {SafeText} from '../lib/safe-text.js';
import type {Overlay} from '../store/overlay.js';
import type {Sheet} from '../components/frame-lines.js';

const labelWidth = Math.max(...runFields.map(({label}) => label.length));

/** The form of a new container, and the same as a line for a shell. */
export function formSheet(form: Extract<Overlay, {kind: 'form'}>, width: number, height: number): Sheet {
	const fields = runFields.map((field, index) => fieldLine(form, field, index, width));
	const shell = wrap(safeText(runLine(form.values)), width - 2).map(text => [span(t` ${text}`, 'accent')]);
	const problem: readonly Line[] = form.problem ? [[span(t` ${form.problem}`, 'bad')]] : [];
	const room = Math.max(3, height - shell.length - problem.length - 1);
	const top = Math.max(0, Math.min(form.cursor - room + 2, fields.length - room));
	return {
		title: [span(t`New container`, 'title')],
		lines: [...fields.slice(top, top + room), [], ...shell, ...problem],
	};
}

function fieldLine(
	{values, cursor, caret}: Extract<Overlay, {kind: 'form'}>,
	field: (typeof runFields)[number],
	index: number,
	width: number,
): Line {
	const isCursor = index === cursor;
	const label = t`${isCursor ? t`▸` : t`  `} ${fit(safeText(field.label), labelWidth)}`;
	const value = values[field.id];
	if ('isSwitch' in field) {
		return [
			span(t`${isCursor ? t` ` : t``}${label}   `, isCursor ? 'strong' : undefined),
			span(value ? t`[x] ` : t`[ ] `),
			span(safeText(isCursor ? `${field.hint}; space switches it` : field.hint), 'dim'),
		];
	}

	if (isCursor) {
		return [
			...draftLine(label, {text: value, caret}, width),
			span(value === '' ? t` ${safeText(field.hint)}` : t``, 'dim'),
		];
	}

	const shown = field.id === 'env' ? splitWords(value).map(maskVariable).join(' ') : value;
	return [span(t`${label}   `), shown === '' ? span(safeText(field.hint), 'dim') : span(safeText(shown))];
}

function wrap(text: SafeText, width: number): readonly SafeText[] {
	const lines: SafeText[] = [];
	for (let rest = text; rest !== '';) {
		const line = takeCells(rest, width);
		if (line === '' || displayWidth(line) === 0) {
			break;
		}

		lines.push(line);
		rest = rest.slice(line.length) as SafeText;
	}

	return lines;
}
