import type {Choice} from '../../store/view/overlay-slice.js';
import type {CommandContext} from '../command.js';
import type {Outcome} from '../effect.js';
import {warning} from '../warning.js';
import {change, clamp, close, steps, type Answer, type Of} from './overlay-steps.js';
import {acceptChoice} from './prompt-answers.js';

/** A choice with a key of its own is taken by it; of the others, letters find the one that begins with them. */
export const answerChoose: Answer<'choose'> = (overlay, press, context) => {
	const {choices, typed = ''} = overlay;
	if (press.key === 'esc') {
		return [close];
	}

	const chosen = press.key === 'enter' ? choices[overlay.cursor] : choices.find(({key}) => key === press.key);
	if (chosen) {
		return take(overlay, chosen, context);
	}

	const letters = choices.some(({key}) => key !== undefined) ? '' : press.text.toLowerCase();
	const longer = typed === '' || letters === '' ? undefined : choiceOf(overlay, typed + letters, 0);
	if (longer !== undefined) {
		return change(overlay, {cursor: longer, typed: typed + letters});
	}

	const cursor = clamp(overlay.cursor + (steps[press.key] ?? 0), choices.length);
	if (cursor !== overlay.cursor) {
		return change(overlay, {cursor, typed: ''});
	}

	const first = letters === '' ? undefined : choiceOf(overlay, letters, overlay.cursor + 1);
	if (first !== undefined) {
		return change(overlay, {cursor: first, typed: letters});
	}

	return press.key === 'q' ? [close] : [];
};

function take(overlay: Of<'choose'>, {answer, problem}: Choice, context: CommandContext): Outcome {
	return problem ? [warning(problem, context.state)] : [close, ...acceptChoice(context, overlay, answer)];
}

/** The next from there on, and round the end: `hup` finds SIGHUP. */
export function choiceOf({choices}: Of<'choose'>, typed: string, from: number): number | undefined {
	const places = choices.flatMap(({label}, place) => {
		const lower = label.toLowerCase();
		return lower.startsWith(typed) || lower.replace(/^sig/, '').startsWith(typed) ? [place] : [];
	});
	return places.find(place => place >= from) ?? places[0];
}
