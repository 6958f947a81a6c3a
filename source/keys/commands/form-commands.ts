import {emptyRun, formOf, type RunForm} from '../../engine/run/run-form.js';
import {safe} from '../../text/safe-text.js';
import {selectCursor} from '../../view/list/container-cursor.js';
import {cursorTargetOf} from '../../view/list/list-cursor.js';
import {imagesTable} from '../../view/tables/images-table.js';
import type {State} from '../../store/state.js';
import type {Command} from '../command.js';
import type {Outcome} from '../effect.js';
import {warning} from '../warning.js';

/** The form of a new container: empty, for an image, or like the container under the cursor. */
export const newContainerCommands = {
	newContainer: ({state}) => openForm(refusedRun(state) ?? formOf(emptyRun), state),
	runImage: ({state}) => {
		const [target] = cursorTargetOf(state, imagesTable);
		return target ? openForm(formOf({...emptyRun, image: target.tag ?? target.id}), state) : [];
	},
	runCopy: ({state}) => {
		const cursor = selectCursor(state);
		const isRefused = state.view.screen.isReadOnly || !cursor;
		return isRefused ? openForm(formOf(emptyRun), state) : [{type: 'effect/openForm', id: cursor.id}];
	},
} as const satisfies Record<string, Command>;

/** What was typed for the last one, unless it was made: it needn't be typed again. */
function refusedRun({fleet}: State): RunForm | undefined {
	const {input, ending} = fleet.report;
	return typeof input === 'object' && ending?.tone !== 'good' ? input : undefined;
}

function openForm(form: RunForm, state: State): Outcome {
	return state.view.screen.isReadOnly
		? [warning(safe`read-only: nothing is changed`, state)]
		: [
				{
					type: 'overlay/opened',
					overlay: {kind: 'form', ...form, cursor: 0, caret: form.values.image.length},
				},
			];
}
