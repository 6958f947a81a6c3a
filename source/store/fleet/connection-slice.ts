import type {SafeText} from '../../text/safe-text.js';
import type {HostInfo} from '../../engine/types.js';
import type {EngineErrorKind} from '../../engine/transport/engine-error.js';

export type ConnectionState = {
	/** `up`: answering. `silent`: it hangs, the socket is open. `down`: it can't be reached. */
	readonly status: 'connecting' | 'up' | 'silent' | 'down';
	/** The engine's name: no other has it. */
	readonly label: SafeText;
	/** 0 for the first that was opened. */
	readonly place: number;
	readonly url: SafeText;
	readonly cli?: readonly SafeText[];
	readonly isDemo: boolean;
	readonly isUnverified?: boolean;
	readonly host?: HostInfo;
	/** When the engine last answered, by our clock. */
	readonly answeredAtMs?: number;
	/** How far its clock is ahead of ours; undefined until it has told. */
	readonly clockOffsetMs?: number;
	readonly problem?: {readonly kind: EngineErrorKind; readonly words: SafeText; readonly hint?: SafeText};
	/** Ways tried to find an engine, when none answered yet. */
	readonly tried: readonly SafeText[];
	readonly retryAtMs?: number;
	/** Counts the user's `r`, and doubts of our own: a new number makes the feed try at once. */
	readonly nudges: number;
	/** Counts reconnections: feeds key on it, so everything starts anew with each. */
	readonly generation: number;
};

type Answer = {readonly atMs: number; readonly clockOffsetMs?: number};

export type ConnectionFact =
	| ({readonly type: 'connection/opened'; readonly host: HostInfo} & Answer)
	| ({readonly type: 'connection/answered'} & Answer)
	/** Before the engine has told anything of itself. */
	| {readonly type: 'connection/dated'; readonly clockOffsetMs: number | undefined}
	| {readonly type: 'connection/fellSilent'}
	| {
			readonly type: 'connection/lost';
			readonly problem: NonNullable<ConnectionState['problem']>;
			readonly retryAtMs: number;
	  }
	/** What is told by a stream that broke off: whether the engine is there is asked at once. */
	| {readonly type: 'connection/doubted'};

/** The user wants it tried now. */
export type ConnectionIntent = {readonly type: 'connection/nudged'};

export function reduceConnection(
	state: ConnectionState,
	fact: ConnectionFact | ConnectionIntent,
): ConnectionState {
	switch (fact.type) {
		case 'connection/opened': {
			return {
				...state,
				status: 'up',
				host: fact.host,
				answeredAtMs: fact.atMs,
				clockOffsetMs: fact.clockOffsetMs ?? state.clockOffsetMs,
				problem: undefined,
				retryAtMs: undefined,
				generation: state.generation + 1,
			};
		}

		case 'connection/answered': {
			return {
				...state,
				status: state.status === 'silent' ? 'up' : state.status,
				answeredAtMs: fact.atMs,
				clockOffsetMs: fact.clockOffsetMs ?? state.clockOffsetMs,
			};
		}

		case 'connection/dated': {
			return {...state, clockOffsetMs: fact.clockOffsetMs};
		}

		case 'connection/fellSilent': {
			return state.status === 'up' ? {...state, status: 'silent'} : state;
		}

		case 'connection/lost': {
			return {...state, status: 'down', problem: fact.problem, retryAtMs: fact.retryAtMs};
		}

		case 'connection/doubted':
		case 'connection/nudged': {
			return {...state, nudges: state.nudges + 1};
		}
	}
}
