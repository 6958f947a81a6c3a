import type {RunForm} from '../../engine/run/run-form.js';
import {seenFrom} from '../../store/seen-from.js';
import type {State} from '../../store/state.js';
import type {Outcome} from '../effect.js';
import {engineHere} from '../engine-target.js';
import {open} from '../open-question.js';

/** The form of a new container. */
export function openForm(form: RunForm, state: State): Outcome {
	const {cli} = seenFrom(state, engineHere(state).engine).fleet.connection;
	return [
		open({kind: 'form', ...engineHere(state), ...form, cli, cursor: 0, caret: form.values.image.length}),
	];
}
