import type {Engine} from '../engine/engine.js';
import type {Fact, Result} from '../store/messages.js';
import type {State} from '../store/state.js';

export type FeedContext = {
	readonly engine: Engine;
	readonly dispatch: (message: Fact | Result) => void;
	readonly getState: () => State;
	/** Called after every message that changed the state. Returns what ends that. */
	readonly onChange: (listener: (state: State) => void) => () => void;
};

/**
 * A long-lived source of facts. `wants` says, from the state alone, which runs there should be;
 * the supervisor starts those that are missing and aborts those no longer wanted. A run that throws
 * or ends while wanted is started again after a back-off.
 */
export type Feed<Wish = unknown> = {
	readonly name: string;
	/** The runs wanted now, each by all that it needs to know at its start. */
	wants(state: State): readonly Wish[];
	/** What tells one wish from another: when it changes, the run starts anew. */
	keyOf(wish: Wish): string;
	run(wish: Wish, context: FeedContext, signal: AbortSignal): Promise<void>;
	/** How long a run must be wanted before it starts (ms): the cursor passing over a row starts nothing. */
	readonly settleMs?: number;
	/** Told of a run that failed, and when it is tried again. */
	failed?(wish: Wish, error: unknown, retryAtMs: number, context: FeedContext): void;
};
