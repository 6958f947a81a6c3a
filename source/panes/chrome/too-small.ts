import {fitLine} from '../../text/fit-line.js';
import {span, type Line} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import {leastColumns, leastRows} from '../../view/layout/layout.js';
import type {State} from '../../store/state.js';

/** One line instead of a screen that nobody could read. */
export function tooSmallLines({view}: State): readonly Line[] {
	const {columns, rows} = view.screen;
	return [
		fitLine(
			[span(safe`midwatch needs ${leastColumns}×${leastRows}, this is ${columns}×${rows}`)],
			Math.max(1, columns),
		),
	];
}
