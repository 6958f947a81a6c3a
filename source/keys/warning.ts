import type {SafeText} from '../text/safe-text.js';
import type {State} from '../store/state.js';
import type {Outcome} from './effect.js';

/** Says why a key does nothing. */
export function warning(text: SafeText, {fleet, view}: State): Outcome[number] {
	const atMs = view.past.nowMs ?? fleet.ourNowMs;
	return {type: 'notes/added', note: {atMs, tone: 'warn', text}};
}
