/** Which pane has the keys. Pane ids are those of `panes/table.ts`. */
export type FocusState = {readonly pane: string; readonly isZoomed: boolean};

export type FocusIntent =
	| {readonly type: 'focus/moved'; readonly pane: string; readonly isZoomed?: boolean}
	| {readonly type: 'focus/zoomed'; readonly isZoomed: boolean};

export function reduceFocus(state: FocusState, intent: FocusIntent): FocusState {
	return intent.type === 'focus/moved'
		? {pane: intent.pane, isZoomed: intent.isZoomed ?? state.isZoomed}
		: {...state, isZoomed: intent.isZoomed};
}
