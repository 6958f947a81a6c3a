import {editDraft} from '../../text/edit-draft.js';
import {safe, safeText} from '../../text/safe-text.js';
import type {State} from '../../store/state.js';
import {isAboutRow} from '../about-row.js';
import type {CommandContext} from '../command.js';
import type {Outcome} from '../effect.js';
import {bindingsOf} from '../groups/all-bindings.js';
import {goToPane} from '../groups/pane-commands.js';
import {keyName} from '../key-name.js';
import {runBinding} from '../run-binding.js';
import {warning} from '../warning.js';
import {choiceOf} from './choose-keys.js';
import {change, clamp, close, steps, type Answer} from './overlay-steps.js';
import {matchPalette, paletteEntries, type PaletteEntry} from './palette-entries.js';

/** Letters narrow it down, enter does what is under the cursor. */
export const answerPalette: Answer<'palette'> = (overlay, press, context) => {
	const entries = paletteEntries(context.state, bindingsOf(context.state), context.panes);
	const matches = matchPalette(overlay.draft.text, entries);
	if (press.key === 'esc') {
		return [close];
	}

	if (press.key === 'enter') {
		const entry = matches[overlay.cursor];
		return entry ? [close, ...run(entry, context).map(step => pointAtTyped(step, overlay.draft.text))] : [];
	}

	const by = press.text === '' ? steps[press.key] : undefined;
	if (by !== undefined) {
		return change(overlay, {cursor: clamp(overlay.cursor + by, matches.length)});
	}

	const draft = editDraft(overlay.draft, press.key, press.text);
	return draft ? change(overlay, {draft, cursor: 0}) : [];
};

/** `kill -HUP`: what the command lets choose stands on that already. */
function pointAtTyped(step: Outcome[number], typed: string): Outcome[number] {
	if (step.type !== 'overlay/opened' || step.overlay.kind !== 'choose') {
		return step;
	}

	const {overlay} = step;
	const words = typed.toLowerCase().split(/[\s=-]+/);
	const places = words.map(word => (word.length > 1 ? choiceOf(overlay, word, 0) : undefined));
	const cursor = places.findLast(place => place !== undefined);
	return cursor === undefined ? step : {...step, overlay: {...overlay, cursor}};
}

/** What is about a row of another pane does no more than go there: nobody has seen which row that is. */
function run({binding, pane}: PaletteEntry, context: CommandContext): Outcome {
	const going = pane ? goToPane(pane, context) : [];
	if (!binding) {
		return going;
	}

	const key = binding.keys[0] ?? '';
	if (!pane) {
		return runBinding(binding, {...context, key});
	}

	return isAboutRow(binding)
		? [
				...going,
				warning(safe`choose a row: ${keyName(key)} there is ${safeText(binding.label)}`, context.state),
			]
		: [...going, ...runBinding(binding, {...context, key, state: inPane(context.state, pane.id)})];
}

function inPane(state: State, pane: string): State {
	const {view} = state;
	return {...state, view: {...view, focus: {pane, isZoomed: true}, overlay: {...view.overlay, stack: []}}};
}
