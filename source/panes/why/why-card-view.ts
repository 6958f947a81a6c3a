import {fitLine} from '../../text/fit-line.js';
import {span, toned, type Line} from '../../text/line.js';
import {safe, safeText} from '../../text/safe-text.js';
import {isFocused} from '../../view/layout/detail-panes.js';
import {isStale} from '../../view/trouble/staleness.js';
import {columnGap, selectWhyPage, type WhyPage} from '../../view/why/why-page.js';
import type {State} from '../../store/state.js';
import type {PaneView} from '../pane.js';
import {whyView} from './why-view.js';

/** All of the card: more than the first frame needs. */
export const whyCardView: PaneView = {
	...whyView,
	note: state => {
		const {top, shown, total} = selectWhyPage(state);
		return shown > 0 && shown < total ? [span(safe`${top + 1}–${top + shown} of ${total}`, 'dim')] : [];
	},
	lines: whyLines,
};

/** The part of the card that is in sight, its columns side by side. */
function whyLines(state: State): readonly Line[] {
	const page = selectWhyPage(state);
	const isLed = isFocused(state, 'why');
	const lines = Array.from({length: page.columns[0]?.length ?? 0}, (_, at) => rowAt(page, at, isLed));
	return isStale(state.fleet) ? lines.map(line => toned(line, 'dim')) : lines;
}

function rowAt({columns, columnWidth, cursor}: WhyPage, at: number, isLed: boolean): Line {
	return columns.flatMap((column, place): Line => {
		const row = column[at];
		const isCursor = isLed && row?.index === cursor && column[at - 1]?.index !== cursor;
		const line = [span(isCursor ? safe`▸` : safe` `, 'accent'), ...(row?.line ?? [])];
		return place === columns.length - 1
			? line
			: [...fitLine(line, columnWidth), span(safeText(' '.repeat(columnGap)))];
	});
}
