import type {Effect} from '../../source/keys/effect.js';
import {resolve} from '../../source/keys/resolve.js';
import {views} from '../../source/panes/views.js';
import type {Intent} from '../../source/store/messages.js';
import {reduce} from '../../source/store/reduce.js';
import type {State} from '../../source/store/state.js';

export type Pressed = {readonly state: State; readonly effects: readonly Effect[]};

/** Presses keys one after another, as the app does: intents change the state, effects are gathered. */
export function pressKeys(before: State, ...keys: readonly string[]): Pressed {
	let state = before;
	const effects: Effect[] = [];
	for (const key of keys) {
		const text = key === 'space' ? ' ' : Array.from(key).length === 1 ? key : '';
		for (const item of resolve(state, {key, text}, views)) {
			if (item.type.startsWith('effect/')) {
				effects.push(item as Effect);
			} else {
				state = reduce(state, item as Intent);
			}
		}
	}

	return {state, effects};
}

/** The keys that type a text. */
export function typed(text: string): readonly string[] {
	return Array.from(text, letter => (letter === ' ' ? 'space' : letter));
}
