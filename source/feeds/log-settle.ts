import {wait} from '../util/wait.js';
import type {Feed} from './feed.js';

const tickMs = 100;

/** While lines wait for those of other sources: tells that time has passed. */
export const logSettle: Feed = {
	name: 'logSettle',
	wants: ({fleet}) => (fleet.logs.waiting > 0 ? ['waiting'] : []),
	keyOf: String,
	async run(_wish, context, signal) {
		while (!signal.aborted) {
			await wait(tickMs, signal);
			context.dispatch({type: 'logs/settled', atMs: Date.now()});
		}
	},
};
