import type {SafeText} from '../text/safe-text.js';
import type {State} from '../store/state.js';
import type {Outcome} from './effect.js';

/** Says why a key does nothing. */
export function warning(text: SafeText, state: State): Outcome[number] {
	return {type: 'notes/added', note: {atMs: state.fleet.ourNowMs, tone: 'warn', text}};
}
