import {toggleColumn} from '../../view/list/list-columns.js';
import {borderSize} from '../../view/layout/layout.js';
import {focusedList, listById} from '../../view/list/lists.js';
import type {Outcome} from '../effect.js';
import {change, clamp, close, steps, type Answer} from './overlay-steps.js';

/** Which columns a list has. */
export const answerColumns: Answer<'columns'> = (overlay, press, {state}) => {
	const list = listById(overlay.list) ?? focusedList(state);
	const id = list.columns[overlay.cursor]?.id;
	const choose = (columns: readonly string[] | undefined): Outcome => [
		{type: 'lists/columnsChosen', list: list.id, columns},
	];
	if (press.key === 'space' || press.key === 'enter') {
		const width = state.view.screen.columns - borderSize;
		return id === undefined ? [] : choose(toggleColumn(state, list, width, id));
	}

	if (press.key === 'esc' || press.key === 'q' || press.key === 'c') {
		return [close];
	}

	if (press.key === '0') {
		return choose(undefined);
	}

	const by = steps[press.key];
	return by === undefined ? [] : change(overlay, {cursor: clamp(overlay.cursor + by, overlay.count)});
};
