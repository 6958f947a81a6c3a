import {wait} from '../util/wait.js';
import type {Feed} from './feed.js';

/** The time as a fact, once a second, on the second. */
export const clock: Feed = {
	name: 'clock',
	wants: () => ['now'],
	keyOf: String,
	async run(_wish, {dispatch}, signal) {
		while (!signal.aborted) {
			dispatch({type: 'clock/ticked', atMs: Date.now()});
			await wait(1000 - (Date.now() % 1000), signal);
		}
	},
};
