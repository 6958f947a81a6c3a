import type {ContainerId} from '../../engine/types.js';
import type {LastLine} from '../../logs/last-words.js';

/** The last lines of a container's log before it ended, as they were read after that death. */
export type LastWords = {
	/** When it ended, ms since the epoch by the engine's clock. */
	readonly diedAtMs: number;
	/** What it ended with. */
	readonly exitCode: number | undefined;
	readonly lines: readonly LastLine[];
};

/** Of the containers that ended badly recently; the oldest go. */
export type LastWordsState = {readonly byId: ReadonlyMap<ContainerId, LastWords>};

export type LastWordsFact = {readonly type: 'lastWords/read'; readonly id: ContainerId} & LastWords;

export const lastWordsCapacity = 100;

export function reduceLastWords(
	{byId}: LastWordsState,
	{id, diedAtMs, exitCode, lines}: LastWordsFact,
): LastWordsState {
	const kept = [...byId].filter(([one]) => one !== id).slice(1 - lastWordsCapacity);
	return {byId: new Map([...kept, [id, {diedAtMs, exitCode, lines}]])};
}
