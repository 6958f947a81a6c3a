import {safe} from '../../text/safe-text.js';
import {framed, type Sheet} from '../chrome/frame-lines.js';
import {insideOf, partRows, type RowsOf} from '../screen-parts.js';
import {orFault} from '../chrome/or-fault.js';
import {sheetOf} from './open-sheet.js';

/** What lies over the panes, in its frame. */
export const sheetRows: RowsOf = (state, place, bindings) => {
	const inside = insideOf(place);
	const sheet = orFault<Sheet | undefined>(
		safe`This page`,
		() => sheetOf(state, bindings, inside.width, inside.height),
		fault => ({title: [], lines: [fault]}),
	) ?? {title: [], lines: []};
	const rows = partRows(safe`This page`, inside, state, () => sheet.lines);
	return framed(rows, {...sheet, width: place.width, isFocused: true}, state.view.screen);
};
