import {safe, type SafeText} from '../text/safe-text.js';
import type {State} from '../store/state.js';
import type {Binding} from './binding.js';

/** Why a key is off: it would change something where nothing may be changed, or show now as the past. */
export function refusalOf({changes, asksEngine}: Binding, {view}: State): SafeText | undefined {
	const {past, screen} = view;
	const isPast = past.atMs !== undefined;
	if (!(changes && screen.isReadOnly) && !(asksEngine && isPast)) {
		return undefined;
	}

	return !isPast
		? safe`read-only: nothing is changed`
		: !past.isReplay
			? safe`this is the past: esc goes back to now`
			: changes
				? safe`this is a recording: nothing can be changed`
				: safe`this is a recording: there is no engine to ask`;
}
