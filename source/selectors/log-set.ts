import type {Container} from '../engine/types.js';
import {selectCursor} from './cursor.js';
import {memo} from './memo.js';

/** The containers whose logs are followed together. */
export type LogSet = {
	/** Names the set: no spaces. Another key is another set, with lines of its own. */
	readonly key: string;
	readonly containers: readonly Container[];
};

export const selectLogSet = memo(
	state => [selectCursor(state)],
	(state): LogSet => {
		const cursor = selectCursor(state);
		return cursor ? {key: `cursor:${cursor.id}`, containers: [cursor]} : {key: '', containers: []};
	},
);
