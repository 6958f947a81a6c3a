import {editDraft} from '../lib/edit-draft.js';
import {runFields, runProblem} from '../lib/run-form.js';
import type {Overlay} from '../store/overlay.js';
import type {CommandContext} from './command.js';
import {openReport} from './commands/reports.js';
import type {Outcome} from './effect.js';
import type {Press} from './press.js';

type Form = Extract<Overlay, {kind: 'form'}>;

const steps: Readonly<Record<string, number>> = {down: 1, tab: 1, enter: 1, up: -1, 'shift+tab': -1};
const close = {type: 'overlay/closed'} as const;

/** Keys of the form of a new container: enter goes to the next field, ctrl+r runs it. */
export function answerForm(form: Form, press: Press, {state}: CommandContext): Outcome {
	const field = runFields[form.cursor] ?? runFields[0];
	switch (press.key) {
		case 'esc': {
			return [close];
		}

		case 'ctrl+r': {
			const problem = runProblem(form.values);
			const {label} = state.fleet.connection;
			return problem
				? [{type: 'overlay/changed', overlay: {...form, problem}}]
				: [
						close,
						...openReport('run', {kind: 'engine', id: 'engine', name: label}, JSON.stringify(form.values)),
					];
		}

		case 'ctrl+n': {
			return field.id === 'image' ? complete(form, imageNames(state)) : [];
		}

		default: {
			const by = steps[press.key];
			return by === undefined ? edit(form, press) : moveTo(form, form.cursor + by);
		}
	}
}

function moveTo(form: Form, wanted: number): Outcome {
	const cursor = Math.max(0, Math.min(wanted, runFields.length - 1));
	const caret = form.values[runFields[cursor]?.id ?? 'image'].length;
	return [{type: 'overlay/changed', overlay: {...form, cursor, caret}}];
}

function edit(form: Form, press: Press): Outcome {
	const field = runFields[form.cursor] ?? runFields[0];
	if ('isSwitch' in field) {
		return press.key === 'space' || press.key === 'y'
			? [set(form, field.id, form.values[field.id] ? '' : 'yes')]
			: [];
	}

	const draft = editDraft({text: form.values[field.id], caret: form.caret}, press.key, press.text);
	return draft ? [set(form, field.id, draft.text, draft.caret)] : [];
}

function set(form: Form, field: keyof Form['values'], text: string, caret = text.length) {
	const overlay = {...form, values: {...form.values, [field]: text}, caret, problem: undefined};
	return {type: 'overlay/changed', overlay} as const;
}

/** The next of the names that begin with what was typed before the first completion. */
function complete(form: Form, names: readonly string[]): Outcome {
	const typed = form.completing ?? form.values.image;
	const matches = names.filter(name => name.startsWith(typed));
	const next = matches[(matches.indexOf(form.values.image) + 1) % Math.max(1, matches.length)];
	if (next === undefined) {
		return [];
	}

	const {overlay} = set(form, 'image', next);
	return [{type: 'overlay/changed', overlay: {...overlay, completing: typed}}];
}

function imageNames({fleet}: CommandContext['state']): readonly string[] {
	const here = fleet.resources.byPane.get('images')?.rows.map(({name}) => name) ?? [];
	const used = [...fleet.containers.byId.values()].map(({image}) => image);
	return [...new Set([...here, ...used])].sort();
}
