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

/** How the user looks at the logs. */
export type LogViewState = {
	/** Undefined: the newest line is shown, and the view follows. */
	readonly hold?: LogHold;
	readonly isWrapped: boolean;
	/** Cells scrolled to the right. */
	readonly sideways: number;
};

export type LogViewIntent =
	/** `end`: the number that the next line will get. */
	| ({readonly type: 'logView/held'; readonly end: number} & Pick<LogHold, 'set' | 'cursor' | 'top'>)
	| {readonly type: 'logView/followed'}
	| {readonly type: 'logView/wrapToggled'}
	| {readonly type: 'logView/scrolledSideways'; readonly cells: number};

export const initialLogView: LogViewState = {isWrapped: false, sideways: 0};

export function reduceLogView(state: LogViewState, intent: LogViewIntent): LogViewState {
	switch (intent.type) {
		case 'logView/held': {
			const {set, cursor, top, end} = intent;
			const newFrom = state.hold?.set === set ? state.hold.newFrom : end;
			return {...state, hold: {set, cursor, top, newFrom}};
		}

		case 'logView/followed': {
			return {...state, hold: undefined};
		}

		case 'logView/wrapToggled': {
			return {...state, isWrapped: !state.isWrapped, sideways: 0};
		}

		case 'logView/scrolledSideways': {
			return {...state, sideways: Math.max(0, state.sideways + intent.cells)};
		}
	}
}
