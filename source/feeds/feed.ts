import type {Engine} from '../engine/engine.js';
import type {Fact} from '../store/messages.js';
import type {State} from '../store/state.js';

export type FeedContext = {
	readonly engine: Engine;
	readonly dispatch: (fact: Fact) => void;
	readonly getState: () => State;
	/** Called after every message that changed the state. Returns what ends that. */
	readonly onChange: (listener: (state: State) => void) => () => void;
};

/**
 * A long-lived source of facts. `wants` says, from the state alone, which runs there should be;
 * the supervisor starts those that are missing and aborts those no longer wanted. A run that throws
 * or ends while wanted is started again after a back-off.
 */
export type Feed = {
	readonly name: string;
	/** Keys wanted now. A key holds all that a run depends on: when one changes, the run starts anew. */
	readonly wants: (state: State) => readonly string[];
	readonly run: (key: string, context: FeedContext, signal: AbortSignal) => Promise<void>;
	/** How long a key must be wanted before its run starts (ms): the cursor passing over a row starts nothing. */
	readonly settleMs?: number;
	/** Told of a run that failed, and when it is tried again. */
	readonly failed?: (key: string, error: unknown, retryAtMs: number, context: FeedContext) => void;
};
