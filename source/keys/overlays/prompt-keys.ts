import {editDraft} from '../../text/edit-draft.js';
import {purposeKey} from '../../store/view/overlay-slice.js';
import {change, close, type Answer} from './overlay-steps.js';
import {acceptText} from './prompt-answers.js';

/** A line of text. The up arrow brings back what was typed for the same purpose before. */
export const answerPrompt: Answer<'prompt'> = (overlay, press, context) => {
	const {draft, isLive, before} = overlay;
	if (press.key === 'esc') {
		return isLive ? [...acceptText(context, overlay, before), close] : [close];
	}

	if (press.key === 'enter') {
		return [{...close, kept: draft.text}, ...acceptText(context, overlay, draft.text)];
	}

	const {last} = context.state.view.overlay;
	const recalled = press.key === 'up' ? (last.get(purposeKey(overlay.purpose)) ?? before) : undefined;
	const next =
		recalled === undefined
			? editDraft(draft, press.key, press.text)
			: {text: recalled, caret: recalled.length};
	if (!next) {
		return [];
	}

	const changed = change(overlay, {draft: next});
	return isLive ? [...changed, ...acceptText(context, overlay, next.text)] : changed;
};
