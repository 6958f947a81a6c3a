import type {SafeText} from '../../text/safe-text.js';
import type {HostInfo} from '../../engine/types.js';
import type {EngineErrorKind} from '../../engine/transport/engine-error.js';

export type ConnectionState = {
	/** `up`: answering. `silent`: it hangs, the socket is open. `down`: it can't be reached. `closed`: by the user. */
	readonly status: 'connecting' | 'up' | 'silent' | 'down' | 'closed';
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
	/** How long its last answer to a ping took. */
	readonly roundTripMs?: number;
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
	| ({readonly type: 'connection/answered'; readonly roundTripMs?: number} & Answer)
	/** Before the engine has told anything of itself. */
	| {readonly type: 'connection/dated'; readonly clockOffsetMs: number | undefined}
	| {readonly type: 'connection/fellSilent'}
	/** By the user, until it is wanted again. */
	| {readonly type: 'connection/closed'}
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
		case 'connection/opened':
		case 'connection/answered': {
			return answered(state, fact);
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

		case 'connection/closed': {
			return {...state, status: 'closed', problem: undefined, retryAtMs: undefined};
		}

		case 'connection/doubted':
		case 'connection/nudged': {
			const status = state.status === 'closed' ? 'connecting' : state.status;
			return {...state, status, nudges: state.nudges + 1};
		}
	}
}

function answered(
	state: ConnectionState,
	fact: Extract<ConnectionFact, {type: 'connection/opened' | 'connection/answered'}>,
): ConnectionState {
	const heard = {
		...state,
		answeredAtMs: fact.atMs,
		clockOffsetMs: fact.clockOffsetMs ?? state.clockOffsetMs,
	};
	return fact.type === 'connection/answered'
		? {
				...heard,
				status: state.status === 'silent' ? 'up' : state.status,
				roundTripMs: fact.roundTripMs ?? state.roundTripMs,
			}
		: {
				...heard,
				status: 'up',
				host: fact.host,
				problem: undefined,
				retryAtMs: undefined,
				generation: state.generation + 1,
			};
}
