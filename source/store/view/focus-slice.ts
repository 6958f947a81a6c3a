type Focus = {readonly pane: string; readonly isZoomed: boolean};

/** Which pane was chosen to have the keys. Pane ids are those of `panes/views.ts`. `before`: where a visit goes back to. */
export type FocusState = Focus & {readonly before?: Focus};

export type FocusIntent =
	| {
			readonly type: 'focus/moved';
			readonly pane: string;
			readonly isZoomed?: boolean;
			readonly isVisit?: boolean;
	  }
	/** A visit is over. */
	| {readonly type: 'focus/returned'}
	| {readonly type: 'focus/zoomed'; readonly isZoomed: boolean};

export function reduceFocus(state: FocusState, intent: FocusIntent): FocusState {
	const {before, ...now} = state;
	switch (intent.type) {
		case 'focus/moved': {
			const {pane, isZoomed = state.isZoomed, isVisit} = intent;
			return {pane, isZoomed, ...(isVisit ? {before: now} : {})};
		}

		case 'focus/returned': {
			return before ?? {pane: 'containers', isZoomed: false};
		}

		case 'focus/zoomed': {
			return {...state, isZoomed: intent.isZoomed};
		}
	}
}
