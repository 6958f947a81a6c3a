import type {Binding} from '../keys/binding.js';
import {selectLayout, type PanePlace, type Place} from '../view/layout/layout.js';
import type {State} from '../store/state.js';
import {headerRows, keysRows, paneRowsOf, tooSmallRows, type RowsOf} from './screen-parts.js';
import {firstViews} from './first-views.js';

/** What is loaded later: what paints an overlay, its page and its lines in the footer, and all that panes show. */
type Late = {
	readonly bannerRows: RowsOf;
	readonly paneRows: RowsOf<PanePlace>;
	readonly sheetRows: RowsOf;
	readonly footerRows: RowsOf;
};

const firstPaneRows = paneRowsOf(firstViews);

/**
 * The whole screen as one string, its rows joined by newlines, made without React and Ink: it can be painted
 * before they are loaded. The rest is for whoever has loaded it.
 */
export function plainFrame(state: State, bindings: readonly Binding[], late?: Late): string {
	const {isTooSmall, header, banner, panes, sheet, footer} = selectLayout(state);
	if (isTooSmall) {
		return tooSmallRows(state, header, bindings).join('\n');
	}

	const screen = Array.from({length: footer.y + footer.height}, () => '');
	const put = <At extends Place>(place: At | undefined, rowsOf: RowsOf<At> | undefined) => {
		const rows = (place && rowsOf?.(state, place, bindings)) ?? [];
		for (const [index, row] of rows.entries()) {
			screen[place!.y + index] += row;
		}
	};

	put(header, headerRows);
	put(banner, late?.bannerRows);
	// Panes come in the order of their columns, so that those beside one another join.
	panes.forEach(place => put(place, late?.paneRows ?? firstPaneRows));
	put(sheet, late?.sheetRows);
	put(footer, late?.footerRows ?? keysRows);
	return screen.join('\n');
}
