import {createStore as createZustandStore, type StoreApi} from 'zustand/vanilla';
import {isCrowd} from './fleet/log-state.js';
import type {Intent, Message} from './messages.js';
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
	/** What is loaded after the first frame takes over, and may change what is known. */
	readonly complete: (next: Steps, change?: (state: State) => State) => void;
	readonly close: () => void;
};

/** `reduce`: what a message makes of the state. `look`: how the screen and the keys see it. */
export type Steps = {
	readonly reduce: (state: State, message: Message) => State;
	readonly look: (state: State) => State;
};

/** One state, one reducer. Facts gather until the next publication, so a burst costs one frame. */
export function openStore(initial: State, first: Steps): Store {
	let steps = first;
	const published = createZustandStore<State>(() => steps.look(initial));
	const listeners = new Set<(state: State, message: Message) => void>();
	let current = initial;
	let lens = (state: State) => state;
	const publisher = createPublisher(() => published.setState(steps.look(lens(current)), true));
	return {
		getState: () => current,
		dispatch(message) {
			const before = current;
			current = steps.reduce(before, message);
			if (current === before) {
				return;
			}

			publisher.tell(message, before);
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
		complete(next, change = state => state) {
			steps = next;
			current = change(current);
			publisher.publish();
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
		/** An intent at once, a fact after one usual delay since the last time, or after several. */
		tell(message: Message, before: State) {
			if (isIntent(message, before)) {
				publish();
			} else if (!canWait(message, before)) {
				const delays = message.type === 'logs/arrived' && isCrowd(before.fleet.logs) ? 2 : 1;
				const dueAtMs = publishedAtMs + delays * delayMs;
				timer ??= setTimeout(publish, Math.max(gatherMs, dueAtMs - performance.now()));
			}
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

/** Those that change the view, and a few more. */
function isIntent(message: Message, {view}: State): message is Intent {
	const {type} = message;
	return Object.hasOwn(view, type.slice(0, type.indexOf('/'))) || otherIntents.has(type);
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
