import {editDraft} from '../../text/edit-draft.js';
import {borderSize, selectLayout} from '../../view/layout/layout.js';
import type {State} from '../../store/state.js';
import {bindingsThere, wheresAt} from '../bindings-at.js';
import {bindingsOf} from '../groups/all-bindings.js';
import {helpPage, type HelpPage} from './help-page.js';
import {change, close, steps, type Answer, type Of} from './overlay-steps.js';

/** A line for what is searched for, and an empty one. */
const searchRows = 2;

/** What the help shows inside its sheet. */
export function selectHelpPage(state: State, {scroll, draft}: Of<'help'>): HelpPage {
	const {width = 0, height = 0} = selectLayout(state).sheet ?? {};
	return helpPage(bindingsThere(bindingsOf(state), state), {
		width: Math.max(1, width - borderSize),
		height: Math.max(1, height - borderSize - (draft ? searchRows : 0)),
		scroll,
		wheres: wheresAt(state),
		search: draft?.text ?? '',
	});
}

/** `/` searches; the letters that follow are what for. */
export const answerHelp: Answer<'help'> = (overlay, press, {state}) => {
	const {draft} = overlay;
	if (press.key === 'esc' && draft) {
		return change(overlay, {draft: undefined, scroll: 0});
	}

	const by = draft && press.text !== '' ? undefined : steps[press.key];
	if (by !== undefined) {
		const {page} = selectHelpPage(state, overlay);
		const wanted = Math.min(Math.max(0, page.top + by), page.total - page.count);
		return change(overlay, {scroll: wanted});
	}

	const typed = draft && editDraft(draft, press.key, press.text);
	if (typed) {
		return change(overlay, {draft: typed, scroll: 0});
	}

	if (press.key === '/') {
		return change(overlay, {draft: {text: '', caret: 0}});
	}

	return ['esc', 'q', 'enter', '?'].includes(press.key) ? [close] : [];
};
