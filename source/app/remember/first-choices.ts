import type {State} from '../../store/state.js';
import {withChoices, type Choices} from '../../view/choices.js';
import {splitListById} from '../../view/list/split-lists.js';
import type {Options} from '../options.js';
import {readChoices} from './read-choices.js';

/** The first state as its user chose it at an earlier start, as far as the first frame shows it: `recalled` does the rest. */
export function withFirstChoices(state: State, folder: string, options: Options): State {
	let choices: Choices = {};
	try {
		choices = wantedOf(readChoices(folder), options);
	} catch {
		// What is wrong with them is told by the rest.
	}

	return {...state, view: withChoices(state.view, choices, splitListById).view};
}

/** What the command line says comes before what was chosen. */
export function wantedOf(choices: Choices, {theme, sort}: Pick<Options, 'theme' | 'sort'>): Choices {
	const overruled = [
		...(theme ? ['theme'] : []),
		...(sort ? ['containers.sort', 'containers.reversed'] : []),
	];
	return Object.fromEntries(Object.entries(choices).filter(([name]) => !overruled.includes(name)));
}
