import {errorWords} from '../../text/error-words.js';
import {safe, safeText} from '../../text/safe-text.js';
import {withChoices, type Choices} from '../../view/choices.js';
import {listById} from '../../view/list/lists.js';
import {reduce} from '../../store/reduce.js';
import type {State} from '../../store/state.js';
import {choicesFor, wantedOf, type Remembering} from './first-choices.js';
import {choicesName} from './read-choices.js';

/** The state with all that its user chose at an earlier start. */
export function recalled(state: State, folder: string, options: Remembering): State {
	const problems: string[] = [];
	const {view, unknown} = withChoices(state.view, read(folder, options, problems), listById);
	problems.push(...(unknown.length > 0 ? [`not understood: ${unknown.slice(0, 5).join(', ')}`] : []));
	const next = {...state, view};
	if (problems.length === 0) {
		return next;
	}

	const path = safeText(`${folder}/${choicesName}`);
	const text = safe`not all that was chosen at earlier starts could be recalled from ${path}: ${safeText(problems.join('; '), 200)}`;
	return reduce(next, {type: 'notes/added', note: {atMs: state.fleet.ourNowMs, tone: 'warn', text}});
}

function read(folder: string, options: Remembering, problems: string[]): Choices {
	try {
		return choicesFor(folder, options);
	} catch (error) {
		problems.push(errorWords(error));
		return wantedOf(options.config?.choices ?? {}, options);
	}
}
