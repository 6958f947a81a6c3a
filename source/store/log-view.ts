export type LogViewState = {readonly isFollowing: boolean};

export type LogViewIntent = {readonly type: 'logView/followed'; readonly isFollowing: boolean};

export function reduceLogView(state: LogViewState, intent: LogViewIntent): LogViewState {
	return {...state, isFollowing: intent.isFollowing};
}
