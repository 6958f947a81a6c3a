import {onTestFinished} from 'vitest';
import type {Engine} from '../../source/engine/engine.js';
import type {LogOptions} from '../../source/engine/types.js';
import type {Feed} from '../../source/feeds/feed.js';
import {supervise} from '../../source/feeds/supervise.js';
import {packLines} from '../../source/logs/log-pack.js';
import type {State} from '../../source/store/state.js';
import {createStore} from '../../source/store/store.js';
import {stampOf, type StampedLine} from './grown-log.js';
import {stateWhen} from './state-when.js';

/** Those feeds until the test ends, from that state on. */
export function runFeeds(feeds: readonly Feed[], state: State, engine: Partial<Engine> = {}) {
	const store = createStore(state);
	const controller = new AbortController();
	const context = {
		engine: engine as Engine,
		dispatch: store.dispatch,
		getState: store.getState,
		onChange: store.onChange,
	};
	supervise(feeds, store, context, controller.signal);
	onTestFinished(() => {
		controller.abort();
		store.close();
	});
	const until = async (isSo: (state: State) => boolean) => stateWhen(store, isSo);
	return {store, until, controller};
}

export const numbered = (from: number, count: number): StampedLine[] =>
	Array.from({length: count}, (_, index) => ({
		stamp: stampOf(100_000 + from + index),
		text: `line ${from + index}`,
	}));

/** An engine with that log, as Docker counts: `tail` from the end, whatever `until`. */
export function engineWith(log: readonly StampedLine[], asked: LogOptions[] = []): Pick<Engine, 'logs'> {
	return {
		async *logs(_id, options) {
			asked.push(options);
			const last = options.tail === 'all' ? log : log.slice(-options.tail);
			const wanted = last.filter(
				({stamp}) => (options.until ?? stamp) >= stamp && (options.since ?? stamp) <= stamp,
			);
			yield {pack: packLines(wanted), bytes: 0};
		},
	};
}
