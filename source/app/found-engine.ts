import type {Address} from '../engine/types.js';

/** Where an engine is, how it was found, and how to let go of it. */
export type FoundEngine = {
	readonly address: Address;
	readonly isDemo: boolean;
	/** The id of the container that the cursor is put on at first. */
	readonly opensOn?: string;
	/** There is no engine, only what was recorded of one. */
	readonly isRecording?: boolean;
	readonly tried: readonly string[];
	readonly leave: () => Promise<void>;
};

export type FoundEngines = readonly [FoundEngine, ...FoundEngine[]];
