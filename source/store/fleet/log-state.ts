import type {LogBeginning} from '../../logs/log-beginning.js';
import type {LogBuffer} from '../../logs/log-buffer.js';
import type {ErrorCount} from '../../logs/log-errors.js';
import type {LogMerge} from '../../logs/log-merge.js';
import {createLogBuffer, createLogMerge, usualLimits} from '../../logs/no-lines.js';
import type {LogPace} from '../../logs/log-pace.js';
import type {LogPack} from '../../logs/log-pack.js';
import type {LogTrail} from '../../logs/log-resume.js';
import type {SafeText} from '../../text/safe-text.js';
import type {ContainerId} from '../../engine/types.js';

/** A container whose logs are followed. */
export type LogSource = {
	/** What its lines in the buffer name it by. */
	readonly index: number;
	readonly name: SafeText;
	/**
	 * `ended`: read to its end, there is no more until the container starts again. `cut`: it is tried again.
	 * `refused`: the engine can't give it.
	 */
	readonly status: 'opening' | 'following' | 'ended' | 'cut' | 'refused';
	/** The engine's words, and what to do about them, when it was cut or refused. */
	readonly problem?: SafeText;
	readonly hint?: SafeText;
	readonly retryAtMs?: number;
	/** Which connection to the engine it was last opened on, and when. */
	readonly generation: number;
	readonly openedAtMs: number | undefined;
	/** When lines came from it last. */
	readonly heardAtMs?: number;
	/** Where to go on after a cut. */
	readonly trail: LogTrail;
	readonly beginning: LogBeginning;
	readonly errors: ErrorCount;
	/** How far behind the container its lines come, in whole seconds. */
	readonly behindSeconds: number;
};

/** The lines kept of the followed set. The buffers and the merge are shared, and changed by the reducer alone. */
export type LogsState = {
	/** Which set: another one starts with an empty buffer. */
	readonly set: string;
	/** Lines of several are kept: they wait for one another, and each is shown with its container's name. */
	readonly isTogether: boolean;
	readonly sources: ReadonlyMap<ContainerId, LogSource>;
	/** The sources' names by their indices; another map when one has changed. */
	readonly names: ReadonlyMap<number, SafeText>;
	readonly buffer: LogBuffer;
	/** Counts the changes of the buffers. */
	readonly revision: number;
	/** Where lines of several sources wait for one another, and how many do. */
	readonly merge: LogMerge;
	readonly waiting: number;
	readonly filter?: LogFilter;
	readonly search?: LogSearch;
	/** How often older lines have been fetched, and whether the engine has no more. */
	readonly older: {readonly times: number; readonly isAll: boolean};
	/** How many lines came in each of the last seconds. */
	readonly pace: LogPace;
	/** Lines that report an error, per minute, of the sources that have had any. */
	readonly errorRates: ReadonlyMap<ContainerId, number>;
	/** The stamp of the last line before the newest mark. */
	readonly markStamp?: string;
};

/** A source, by the set that it was opened for. */
export type LogSourceKey = {readonly set: string; readonly id: ContainerId};

/** What lines come into. `heldSeq`: the line being read, which must stay. `nowMs`: by the engine's clock, as their own stamps are. */
export type LogMoment = {readonly heldSeq?: number; readonly nowMs: number};

/** A source is being opened. */
export type LogJoined = {
	readonly type: 'logs/joined';
	readonly name: SafeText;
	readonly generation: number;
	/** Lines to be kept of the set. */
	readonly lines?: number;
	/** The set is of several, though it may have only one just now. */
	readonly isTogether?: boolean;
	/** How many of its last lines are asked for, and since when. */
	readonly tail?: number | 'all';
	readonly since?: string;
	readonly atMs: number;
} & LogSourceKey;

/** The engine has answered; the pack may hold no line. */
export type LogArrived = {
	readonly type: 'logs/arrived';
	readonly pack: LogPack;
	readonly behindMs?: number;
	readonly atMs: number;
} & LogSourceKey;

/** What must be known about the lines before and after it. */
export type LogNoticed = {
	readonly type: 'logs/noticed';
	readonly text: SafeText;
	readonly stamp: string;
	readonly atMs: number;
} & LogSourceKey;

/** Lines from before the first of those sources whose beginning is the latest. */
export type LogOlder = {
	readonly type: 'logs/older';
	readonly set: string;
	/** `hasOlder`: the page was full. */
	readonly packs: ReadonlyArray<{
		readonly id: ContainerId;
		readonly pack: LogPack;
		readonly hasOlder: boolean;
	}>;
};

/** Time has passed for those that wait. */
export type LogSettled = {readonly type: 'logs/settled'; readonly atMs: number};

/** The user drew a line. */
export type LogMarked = {readonly type: 'logs/marked'; readonly text: SafeText};

export type LogEnded = {readonly type: 'logs/ended'} & LogSourceKey;

export type LogFailed = {readonly type: 'logs/failed'; readonly failure: LogFailure} & LogSourceKey;

export type LogFailure = {
	readonly status: 'cut' | 'refused';
	readonly problem: SafeText;
	readonly hint?: SafeText;
	readonly retryAtMs?: number;
};

/** What the search has found; the hits are marked on the lines. */
type LogSearch = {
	/** As typed at `/`. */
	readonly text: string;
	/** The filter whose lines were looked at; empty: all lines. */
	readonly filter: string;
	/** Lines with lower numbers have been looked at. */
	readonly lookedTo: number;
};

/** The lines that the filter lets pass, in a buffer of their own: they stay when others have gone. */
type LogFilter = {
	/** As typed at `&`. */
	readonly text: string;
	readonly buffer: LogBuffer;
	/** Lines with lower numbers have been looked at. */
	readonly lookedTo: number;
};

export const noProblem = {problem: undefined, hint: undefined, retryAtMs: undefined} as const;

export function emptyLogs(set = '', lines = usualLimits.lines, isTogether = false): LogsState {
	return {
		set,
		isTogether,
		sources: new Map(),
		names: new Map(),
		buffer: createLogBuffer({...usualLimits, lines}),
		revision: 0,
		merge: createLogMerge(),
		waiting: 0,
		older: {times: 0, isAll: false},
		pace: new Map(),
		errorRates: new Map(),
	};
}

/** So many sources together are a crowd: each fact has its price, and nobody reads the lines as they come. */
export function isCrowd({sources}: Pick<LogsState, 'sources'>): boolean {
	return sources.size > 8;
}
