import type {RunForm} from '../../engine/run/run-form.js';
import type {Outcome} from '../effect.js';
import {open} from '../open-question.js';

/** The form of a new container. */
export function openForm(form: RunForm): Outcome {
	return [open({kind: 'form', ...form, cursor: 0, caret: form.values.image.length})];
}
