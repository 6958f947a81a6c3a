import type {State} from '../store/state.js';
import type {Outcome} from './effect.js';

/** What `keys/` must know of the panes, without importing them: their ids in order, and their digit keys. */
export type PaneEntry = {
	readonly id: string;
	readonly label: string;
	/** Shown in the split screen; the others take the whole screen. */
	readonly isInSplit: boolean;
};

export type CommandContext = {
	readonly state: State;
	readonly panes: readonly PaneEntry[];
	/** The key as pressed, for commands that serve several (digits). */
	readonly key: string;
};

export type Command = (context: CommandContext) => Outcome;
