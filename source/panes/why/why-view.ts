import {span, type Line} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import {wrapLine} from '../../text/wrap-line.js';
import {selectCursor} from '../../view/list/container-cursor.js';
import {shownName} from '../../view/list/name-in-project.js';
import {selectContainerRow} from '../../view/list/container-row.js';
import {summaryLines} from '../../view/why/summary-section.js';
import type {State} from '../../store/state.js';
import type {PaneView} from '../pane.js';

/** The head of the Why card, which is enough for the first frame: `why-card-view.ts` has all of it. */
export const whyView: PaneView = {
	id: 'why',
	label: 'Why',
	isInSplit: true,
	title: state => {
		const cursor = selectCursor(state);
		const name = cursor && shownName(cursor);
		return [span(safe`Why`, 'title'), ...(name === undefined ? [] : [span(safe` · ${name}`, 'dim')])];
	},
	lines: headLines,
};

function headLines(state: State, width: number): readonly Line[] {
	const cursor = selectCursor(state);
	const row = cursor && selectContainerRow(state, cursor.id);
	return row
		? [
				[span(safe`  Summary`, 'title')],
				...summaryLines({row})
					.flatMap(({line}) => wrapLine(line, width - 1))
					.map(line => [span(safe` `), ...line]),
			]
		: [];
}
