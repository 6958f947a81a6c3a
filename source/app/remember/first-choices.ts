import type {State} from '../../store/state.js';
import {withChoices, type Choices} from '../../view/choices.js';
import {splitListById} from '../../view/list/split-lists.js';
import type {Options} from '../options.js';
import {readChoices} from './read-choices.js';

/** The first state as its user chose it at an earlier start, as far as the first frame shows it: `recalled` does the rest. */
export function withFirstChoices(state: State, folder: string, options: Options): State {
	let choices: Choices = {};
	try {
		choices = choicesFor(folder, options);
	} catch {
		// What is wrong with them is told by the rest.
		choices = wantedOf(options.config?.choices ?? {}, options);
	}

	return {...state, view: withChoices(state.view, choices, splitListById).view};
}

/** What was chosen at earlier starts, before what the settings say. Throws where it can't be read. */
export function choicesFor(folder: string, options: Remembering): Choices {
	const chosen = options.isRemembering ? readChoices(folder) : {};
	return wantedOf({...options.config?.choices, ...chosen}, options);
}

export type Remembering = Pick<Options, 'theme' | 'sort' | 'isRemembering' | 'config'>;

/** What the command line says comes before what was chosen. */
export function wantedOf(choices: Choices, {theme, sort}: Pick<Options, 'theme' | 'sort'>): Choices {
	const overruled = [
		...(theme ? ['theme'] : []),
		...(sort ? ['containers.sort', 'containers.reversed'] : []),
	];
	return Object.fromEntries(Object.entries(choices).filter(([name]) => !overruled.includes(name)));
}
