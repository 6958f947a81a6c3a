import {framed} from './chrome/frame-lines.js';
import {fitLine} from '../text/fit-line.js';
import {paint} from '../text/paint-lines.js';
import type {Line} from '../text/line.js';
import type {Binding} from '../keys/binding.js';
import {borderSize, selectLayout, type PanePlace} from '../view/layout/layout.js';
import type {State} from '../store/state.js';
import {bannerLine} from './chrome/banner.js';
import {footerLines} from './chrome/footer-lines.js';
import {headerLine} from './chrome/header-line.js';
import type {sheetOf} from './sheets/open-sheet.js';
import {tooSmallLines} from './chrome/too-small.js';
import {isFocused, numberedTitle, views} from './views.js';

type ToSheet = typeof sheetOf;

/**
 * The whole screen as one string, its rows joined by newlines, made without React and Ink: it can be painted
 * before they are loaded. Pages over the panes are for whoever has loaded them.
 */
export function plainFrame(state: State, bindings: readonly Binding[], toSheet?: ToSheet): string {
	return frameLines(state, bindings, toSheet)
		.map(line => paint(line, state.view.screen))
		.join('\n');
}

function frameLines(state: State, bindings: readonly Binding[], toSheet?: ToSheet): readonly Line[] {
	const {isTooSmall, header, banner, panes, sheet, footer} = selectLayout(state);
	if (isTooSmall) {
		return tooSmallLines(state);
	}

	const lines: Line[] = Array.from({length: footer.y + footer.height}, () => []);
	const put = (y: number, block: readonly Line[]) => {
		for (const [index, line] of block.entries()) {
			lines[y + index] = [...(lines[y + index] ?? []), ...line];
		}
	};

	put(0, [headerLine(state, header.width)]);
	put(1, banner ? [bannerLine(state, banner.width)] : []);
	for (const place of panes) {
		put(place.y, paneLines(state, place));
	}

	if (sheet) {
		const {width, height} = sheet;
		const content = toSheet?.(state, bindings, width - borderSize, height - borderSize);
		put(sheet.y, content ? framed(content.lines, {...content, width, isFocused: true}, height) : []);
	}

	put(footer.y, footerLines(state, bindings, footer.width));
	return lines.map(line => fitLine(line, header.width));
}

/** Panes come in the order of their columns, so that those beside one another join. */
function paneLines(state: State, {id, width, height}: PanePlace): readonly Line[] {
	const index = views.findIndex(view => view.id === id);
	const view = views[index];
	if (!view) {
		return framed([], {title: [], width, isFocused: false}, height);
	}

	const inner = {width: width - borderSize, height: height - borderSize};
	return framed(
		view.lines(state, inner.width, inner.height),
		{
			title: numberedTitle(index, view.title(state)),
			note: view.note?.(state, inner.height),
			width,
			isFocused: isFocused(state, id),
		},
		height,
	);
}
