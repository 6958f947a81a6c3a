import type {SafeText} from '../text/safe-text.js';
import {focusedList} from '../view/list/lists.js';
import type {Choice, Overlay, PromptPurpose, Target} from '../store/view/overlay-slice.js';
import type {State} from '../store/state.js';
import type {Outcome} from './effect.js';

type Asked = {
	readonly text?: string;
	/** What `esc` goes back to. */
	readonly before?: string;
	readonly isLive?: boolean;
	readonly problem?: SafeText;
	readonly targets?: readonly Target[];
};

/** Asks for a line of text. */
export function openPrompt(
	label: SafeText,
	purpose: PromptPurpose,
	{text = '', before = text, isLive = false, problem, targets = []}: Asked = {},
): Outcome[number] {
	const draft = {text, caret: text.length};
	return open({kind: 'prompt', label, draft, purpose, isLive, before, problem, targets});
}

/** Asks which of several it is to be. */
export function openChoices(
	state: State,
	title: SafeText,
	choices: readonly Choice[],
	{cursor = 0, targets = []}: {readonly cursor?: number; readonly targets?: readonly Target[]} = {},
): Outcome {
	return [open({kind: 'choose', title, choices, cursor, targets, order: frozenOrder(state)})];
}

export function open(overlay: Overlay): Outcome[number] {
	return {type: 'overlay/opened', overlay};
}

/** The lines of the list in focus as they stand: a question keeps them so until it is answered. */
export function frozenOrder(state: State) {
	const list = focusedList(state);
	return {list: list.id, entries: list.selectEntries(state)};
}
