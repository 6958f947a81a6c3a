import type {State} from '../../source/store/state.js';
import {pressKeys} from './press-keys.js';

/** What `c` offers to copy of the container under the cursor. */
export function copyChoices(state: State): readonly string[] {
	const overlay = pressKeys(state, 'y').state.view.overlay.stack.at(-1);
	return overlay?.kind === 'choose'
		? overlay.choices.map(({answer}) => (answer.kind === 'copyText' ? answer.text : ''))
		: [];
}
