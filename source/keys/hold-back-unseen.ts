import {reportById} from '../actions/reports/report-table.js';
import {safe, safeText} from '../text/safe-text.js';
import type {Overlay} from '../store/view/overlay-slice.js';
import type {State} from '../store/state.js';
import type {Outcome} from './effect.js';
import {openPrompt} from './open-question.js';
import {warning} from './warning.js';

/**
 * What is left of a key press when the screen has not shown yet what it is about: it may move things, but have the
 * engine change nothing, and leave no page of a question unseen. `askCode`: the number that shows, typed, that
 * somebody sees the screen, where the terminal itself can't say.
 */
export function holdBackUnseen(outcome: Outcome, state: State, askCode: () => string | undefined): Outcome {
	if (outcome.some(item => changesEngine(item))) {
		const code = askCode();
		if (code !== undefined) {
			const label = safe`this terminal does not report what it shows: type ${safeText(code)} if you see this`;
			return [openPrompt(label, {kind: 'screenCode'})];
		}

		const words = safe`a key came before the screen showed what it would do: nothing was done, press it again`;
		return [warning(words, state)];
	}

	const scroll = scrollOf(state.view.overlay.stack.at(-1));
	return outcome.filter(item => item.type !== 'overlay/changed' || scrollOf(item.overlay) === scroll);
}

function changesEngine(item: Outcome[number]): boolean {
	return (
		item.type === 'effect/perform' ||
		item.type === 'effect/openTerminal' ||
		item.type === 'effect/userCommand' ||
		(item.type === 'effect/report' && reportById(item.reportId)?.changes === true)
	);
}

/** Which page of a question is open; 0 for what has none. */
function scrollOf(overlay: Overlay | undefined): number {
	return overlay?.kind === 'confirm' || overlay?.kind === 'prune' ? (overlay.scroll ?? 0) : 0;
}
