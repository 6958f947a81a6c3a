import type {ContainerId} from '../../engine/types.js';
import type {SafeText} from '../../text/safe-text.js';

/** Where a reader stands who doesn't follow: the view stays there while lines arrive. */
export type LogHold = {
	/** The set whose lines the numbers are of. */
	readonly set: string;
	/** The line being read. */
	readonly cursor: number;
	/** The first line shown. */
	readonly top: number;
	/** The number of the first line that had not arrived when the hold began. */
	readonly newFrom: number;
};

export const stampModes = ['off', 'utc', 'local', 'relative'] as const;
type StampMode = (typeof stampModes)[number];

/**
 * Whose logs are followed. `auto`: of the container, or the project, under the cursor; of the marked ones where it is one
 * of them. The others hold for as long as the cursor is in the set, or where it was chosen (`at`).
 */
export type LogScope =
	| {readonly kind: 'auto' | 'shown'}
	| {readonly kind: 'own' | 'marked'; readonly at: ContainerId}
	| {readonly kind: 'project'; readonly project: SafeText};

/** From where on: so many lines from the end, or a stamp. */
export type LogRange =
	| {readonly kind: 'tail'; readonly lines: number | 'all'}
	| {readonly kind: 'since'; readonly stamp: string};

/** A search under way: it has not been left at a hit yet, but shows the nearest one. */
type LogSeek = {
	readonly set: string;
	readonly from: number;
	/** 1: towards the newer lines. */
	readonly direction: 1 | -1;
};

/** How the user looks at the logs. */
export type LogViewState = {
	readonly scope: LogScope;
	/** Chosen for the set of that name, without its range; other sets have the usual one. */
	readonly range?: {readonly of: string; readonly range: LogRange};
	/** Undefined: the newest line is shown, and the view follows. */
	readonly hold?: LogHold;
	readonly isWrapped: boolean;
	/** Cells scrolled to the right. */
	readonly sideways: number;
	readonly stamps: StampMode;
	/** JSON and logfmt lines as `time level message key=value`. */
	readonly isShaped: boolean;
	/** As typed at `&`. */
	readonly filter: string;
	/** As typed at `/`. */
	readonly search: string;
	readonly seek?: LogSeek;
	/** Which way `n` goes. */
	readonly searchDirection: 1 | -1;
	/** Lines before that number are not shown. */
	readonly cleared?: {readonly set: string; readonly seq: number};
	/** How often older lines have been asked for, of which set. */
	readonly older?: {readonly set: string; readonly times: number};
};

export type LogViewIntent =
	/** `end`: the number that the next line will get. */
	| ({readonly type: 'logView/held'; readonly end: number} & Pick<LogHold, 'set' | 'cursor' | 'top'>)
	| {readonly type: 'logView/followed'}
	| {readonly type: 'logView/wrapToggled'}
	| {readonly type: 'logView/scrolledSideways'; readonly cells: number}
	| {readonly type: 'logView/stampsChosen'; readonly stamps: StampMode}
	| {readonly type: 'logView/shapeToggled'}
	| {readonly type: 'logView/scoped'; readonly scope: LogScope}
	| {readonly type: 'logView/ranged'; readonly of: string; readonly range: LogRange}
	| {readonly type: 'logView/filtered'; readonly filter: string}
	| {readonly type: 'logView/searched'; readonly search: string; readonly seek?: LogSeek}
	| {readonly type: 'logView/cleared'; readonly set: string; readonly seq: number}
	| {readonly type: 'logView/olderAsked'; readonly set: string};

export const initialLogView: LogViewState = {
	scope: {kind: 'auto'},
	isWrapped: false,
	sideways: 0,
	stamps: 'off',
	isShaped: true,
	filter: '',
	search: '',
	searchDirection: -1,
};

export function reduceLogView(state: LogViewState, intent: LogViewIntent): LogViewState {
	switch (intent.type) {
		case 'logView/held': {
			const {set, cursor, top, end} = intent;
			const newFrom = state.hold?.set === set ? state.hold.newFrom : end;
			return {...state, hold: {set, cursor, top, newFrom}, seek: undefined};
		}

		case 'logView/followed': {
			return {...state, hold: undefined, seek: undefined};
		}

		case 'logView/wrapToggled': {
			return {...state, isWrapped: !state.isWrapped, sideways: 0};
		}

		case 'logView/scrolledSideways': {
			return {...state, sideways: Math.max(0, state.sideways + intent.cells)};
		}

		case 'logView/stampsChosen': {
			return {...state, stamps: intent.stamps};
		}

		case 'logView/shapeToggled': {
			return {...state, isShaped: !state.isShaped};
		}

		case 'logView/scoped': {
			return {...state, scope: intent.scope, hold: undefined};
		}

		case 'logView/ranged': {
			const {of, range} = intent;
			return {...state, range: {of, range}, hold: undefined, cleared: undefined};
		}

		case 'logView/filtered':
		case 'logView/searched':
		case 'logView/cleared':
		case 'logView/olderAsked': {
			return reduceNarrowing(state, intent);
		}
	}
}

type Narrowing = Extract<
	LogViewIntent,
	{type: `logView/${'filtered' | 'searched' | 'cleared' | 'olderAsked'}`}
>;

function reduceNarrowing(state: LogViewState, intent: Narrowing): LogViewState {
	switch (intent.type) {
		case 'logView/filtered': {
			return {...state, filter: intent.filter};
		}

		case 'logView/searched': {
			const {search, seek} = intent;
			return {...state, search, seek, searchDirection: seek?.direction ?? state.searchDirection};
		}

		case 'logView/cleared': {
			const {set, seq} = intent;
			return {...state, cleared: {set, seq}, hold: undefined};
		}

		case 'logView/olderAsked': {
			const times = state.older?.set === intent.set ? state.older.times : 0;
			return {...state, older: {set: intent.set, times: times + 1}};
		}
	}
}
