import {runFields, runProblem, type RunField} from '../../engine/run/run-form.js';
import {editDraft} from '../../text/edit-draft.js';
import {selectFormStops, type FormPage, type FormStop} from '../../view/layout/form-stops.js';
import {borderSize} from '../../view/layout/layout.js';
import {imagesTable} from '../../view/tables/images-table.js';
import {engineTarget} from '../engine-target.js';
import type {CommandContext} from '../command.js';
import {openReport} from '../groups/ask-report.js';
import type {Outcome} from '../effect.js';
import type {Press} from '../../util/press.js';

const steps: Readonly<Record<string, number>> = {
	down: 1,
	tab: 1,
	enter: 1,
	up: -1,
	'shift+tab': -1,
	pageDown: 10,
	pageUp: -10,
};
const close = {type: 'overlay/closed'} as const;

/** Keys of the form of a new container: enter goes to the next line, ctrl+r runs it. */
export function answerForm(form: FormPage, press: Press, {state}: CommandContext): Outcome {
	const stops = selectFormStops(form, state.view.screen.columns - borderSize);
	const stop = stops[Math.min(form.cursor, stops.length - 1)];
	switch (press.key) {
		case 'esc': {
			return [close];
		}

		case 'ctrl+r': {
			return submit(form, stops, state);
		}

		case 'ctrl+n': {
			return stop?.kind === 'field' && stop.field.id === 'image' ? complete(form, imageNames(state)) : [];
		}

		default: {
			const by = steps[press.key];
			return by === undefined ? answerStop(form, stop, press) : [moved(form, stops, form.cursor + by)];
		}
	}
}

/** What docker would refuse is said, with the cursor where it is wrong. */
function submit(form: FormPage, stops: readonly FormStop[], state: CommandContext['state']): Outcome {
	const {values, base, left} = form;
	const problem = runProblem(values);
	if (problem) {
		const place = runFields.findIndex(({id}) => id === problem.field);
		return [moved({...form, problem: problem.words}, stops, place)];
	}

	const {engine} = form;
	const target = engine === undefined ? engineTarget(state) : {...engineTarget(state), name: engine, engine};
	return [close, ...openReport('run', target, {values, base, left})];
}

function moved(form: FormPage, stops: readonly FormStop[], wanted: number) {
	const cursor = Math.max(0, Math.min(wanted, stops.length - 1));
	const stop = stops[cursor];
	const caret = stop?.kind === 'field' ? form.values[stop.field.id].length : 0;
	return {type: 'overlay/changed', overlay: {...form, cursor, caret}} as const;
}

function answerStop(form: FormPage, stop: FormStop | undefined, press: Press): Outcome {
	if (stop?.kind === 'field' && !('isSwitch' in stop.field)) {
		const {id} = stop.field;
		const draft = editDraft({text: form.values[id], caret: form.caret}, press.key, press.text);
		return draft ? [set(form, id, draft.text, draft.caret)] : [];
	}

	if (press.key === '*') {
		return [{type: 'overlay/changed', overlay: {...form, isUnmasked: !form.isUnmasked}}];
	}

	if (press.key !== 'space' && press.key !== 'y') {
		return [];
	}

	if (stop?.kind === 'field') {
		return [set(form, stop.field.id, form.values[stop.field.id] ? '' : 'yes')];
	}

	return stop?.kind === 'kept' ? [{type: 'overlay/changed', overlay: toggled(form, stop)}] : [];
}

function toggled(form: FormPage, {kept, isLeft}: Extract<FormStop, {kind: 'kept'}>): FormPage {
	const left = isLeft ? form.left.filter(id => id !== kept.id) : [...form.left, kept.id];
	return {...form, left, problem: undefined};
}

function set(form: FormPage, field: RunField, text: string, caret = text.length) {
	const overlay = {...form, values: {...form.values, [field]: text}, caret, problem: undefined};
	return {type: 'overlay/changed', overlay} as const;
}

/** The next of the names that begin with what was typed before the first completion. */
function complete(form: FormPage, names: readonly string[]): Outcome {
	const typed = form.completing ?? form.values.image;
	const matches = names.filter(name => name.startsWith(typed));
	const next = matches[(matches.indexOf(form.values.image) + 1) % Math.max(1, matches.length)];
	if (next === undefined) {
		return [];
	}

	const {overlay} = set(form, 'image', next);
	return [{type: 'overlay/changed', overlay: {...overlay, completing: typed}}];
}

function imageNames(state: CommandContext['state']): readonly string[] {
	const here = [...(imagesTable.items(state)?.values() ?? [])].map(({name}) => name);
	const used = [...state.fleet.containers.byId.values()].map(({image}) => image);
	return [...new Set([...here, ...used])].sort();
}
