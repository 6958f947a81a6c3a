import {createStore as createZustandStore, type StoreApi} from 'zustand/vanilla';
import {isCrowd} from './fleet/log-state.js';
import type {Intent, Message} from './messages.js';
import {reduce, viewSlices} from './reduce.js';
import {seenFrom} from './seen-from.js';
import type {State} from './state.js';

/** Facts are shown at most this often; an intent is shown at once, with all the facts so far. */
const publishEveryMs = 100;

/** The clock and the figures come on the same second, a moment apart: they are one frame. */
const gatherMs = 12;

export type Store = {
	/** Everything so far, published or not. */
	readonly getState: () => State;
	readonly dispatch: (message: Message) => void;
	/** Called after every message, for the feeds: `wants(state)` may have changed. */
	readonly onChange: (listener: (state: State, message: Message) => void) => () => void;
	/** What the screen is painted from. */
	readonly published: StoreApi<State>;
	/** What is shown instead of what is known, from now on. */
	readonly showThrough: (lens: (state: State) => State) => void;
	/** How long to wait between publications: longer on a slow line, as usual without a figure. */
	readonly setPublishEvery: (delayMs?: number) => void;
	readonly close: () => void;
};

/** `look`: how the screen and the keys see the state. One state, one reducer. Facts gather until the next publication, so a burst costs one frame. */
export function createStore(initial: State, look = (state: State) => state): Store {
	const published = createZustandStore<State>(() => look(initial));
	const listeners = new Set<(state: State, message: Message) => void>();
	let current = initial;
	let lens = (state: State) => state;
	const publisher = createPublisher(() => published.setState(look(lens(current)), true));
	return {
		getState: () => current,
		dispatch(message) {
			const before = current;
			current = reduce(before, message);
			if (current === before) {
				return;
			}

			if (isIntent(message)) {
				publisher.publish();
			} else if (!canWait(message, before)) {
				publisher.publishSoon(message.type === 'logs/arrived' && isCrowd(before.fleet.logs) ? 2 : 1);
			}

			for (const listener of listeners) {
				listener(current, message);
			}
		},
		onChange(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		published,
		showThrough(next) {
			lens = next;
		},
		setPublishEvery: delayMs => publisher.setEvery(delayMs),
		close() {
			publisher.close();
			listeners.clear();
		},
	};
}

/** When what is known becomes what is shown. */
function createPublisher(show: () => void) {
	let delayMs = publishEveryMs;
	let publishedAtMs = 0;
	let timer: NodeJS.Timeout | undefined;
	const publish = () => {
		clearTimeout(timer);
		timer = undefined;
		publishedAtMs = performance.now();
		show();
	};

	return {
		publish,
		/** After one usual delay since the last time, or after several. */
		publishSoon(delays: number) {
			const dueAtMs = publishedAtMs + delays * delayMs;
			timer ??= setTimeout(publish, Math.max(gatherMs, dueAtMs - performance.now()));
		},
		setEvery(nextMs = publishEveryMs) {
			delayMs = nextMs;
		},
		close() {
			clearTimeout(timer);
		},
	};
}

const otherIntents: ReadonlySet<string> = new Set<Intent['type']>([
	'connection/nudged',
	'logs/marked',
	'saves/asked',
	'saves/cancelled',
]);

function isIntent(message: Message): message is Intent {
	const {type} = message;
	return viewSlices.has(type.slice(0, type.indexOf('/'))) || otherIntents.has(type);
}

/** What may be shown a moment later, with the next second: it only renews figures that are there. */
function canWait(message: Exclude<Message, Intent>, state: State): boolean {
	const {fleet} = seenFrom(state, message.engine ?? state.fleet.connection.label);
	return (
		message.type === 'budget/measured' ||
		(message.type === 'connection/answered' && fleet.connection.status === 'up') ||
		(message.type === 'processes/listed' && fleet.processes.id === message.id)
	);
}
