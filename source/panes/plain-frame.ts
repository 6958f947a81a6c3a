import type {Binding} from '../keys/binding.js';
import {selectLayout, type Place} from '../view/layout/layout.js';
import type {State} from '../store/state.js';
import {bannerRows, headerRows, keysRows, paneRows, tooSmallRows, type RowsOf} from './screen-parts.js';

/** What paints an overlay: its page, and its lines in the footer. */
type Overlays = {readonly sheetRows: RowsOf; readonly footerRows: RowsOf};

/**
 * The whole screen as one string, its rows joined by newlines, made without React and Ink: it can be painted
 * before they are loaded. Overlays are for whoever has loaded what paints them.
 */
export function plainFrame(state: State, bindings: readonly Binding[], overlays?: Overlays): string {
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
	put(banner, bannerRows);
	// Panes come in the order of their columns, so that those beside one another join.
	panes.forEach(place => put(place, paneRows));
	put(sheet, overlays?.sheetRows);
	put(footer, overlays?.footerRows ?? keysRows);
	return screen.join('\n');
}
