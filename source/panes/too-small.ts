import {fitLine} from '../lib/fit-line.js';
import {span, type Line} from '../lib/line.js';
import {t} from '../lib/safe-text.js';
import {leastColumns, leastRows} from '../selectors/layout.js';
import type {State} from '../store/state.js';

/** One line instead of a screen that nobody could read. */
export function tooSmallLines({view}: State): readonly Line[] {
	const {columns, rows} = view.screen;
	return [
		fitLine(
			[span(t`midwatch needs ${leastColumns}×${leastRows}, this is ${columns}×${rows}`)],
			Math.max(1, columns),
		),
	];
}
