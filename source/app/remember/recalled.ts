import {errorWords} from '../../text/error-words.js';
import {safe, safeText} from '../../text/safe-text.js';
import {withChoices, type Choices} from '../../view/choices.js';
import {reduce} from '../../store/reduce.js';
import type {State} from '../../store/state.js';
import {choicesName, readChoices} from './read-choices.js';

/** The first state, as its user chose it at an earlier start. `overruled`: what the command line says. */
export function recalled(state: State, folder: string, overruled: readonly string[]): State {
	const problems: string[] = [];
	const {view, unknown} = withChoices(state.view, read(folder, overruled, problems));
	problems.push(...(unknown.length > 0 ? [`not understood: ${unknown.slice(0, 5).join(', ')}`] : []));
	const next = {...state, view};
	if (problems.length === 0) {
		return next;
	}

	const path = safeText(`${folder}/${choicesName}`);
	const text = safe`not all that was chosen at earlier starts could be recalled from ${path}: ${safeText(problems.join('; '), 200)}`;
	return reduce(next, {type: 'notes/added', note: {atMs: state.fleet.ourNowMs, tone: 'warn', text}});
}

function read(folder: string, overruled: readonly string[], problems: string[]): Choices {
	try {
		const choices = Object.entries(readChoices(folder));
		return Object.fromEntries(choices.filter(([name]) => !overruled.includes(name)));
	} catch (error) {
		problems.push(errorWords(error));
		return {};
	}
}
