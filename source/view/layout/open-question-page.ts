import type {State} from '../../store/state.js';
import {borderSize, selectLayout} from './layout.js';
import type {ListPage} from './column-page.js';
import {questionPage} from './question-page.js';

/** What the question that is open lists on the screen of all that it is about. */
export function selectPageAsked(state: State): ListPage | undefined {
	const overlay = state.view.overlay.stack.at(-1);
	const {sheet} = selectLayout(state);
	return overlay && sheet && questionPage(overlay, sheet.width - borderSize, sheet.height - borderSize);
}
