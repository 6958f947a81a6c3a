import {safe} from '../../text/safe-text.js';
import {reduce} from '../../store/reduce.js';
import type {State} from '../../store/state.js';
import type {Config} from './config.js';

/** So many are told on the screen. */
const mostTold = 5;

/** The state with what is wrong with the settings among its messages. */
export function withMistakes(state: State, config: Config | undefined): State {
	const {mistakes = []} = config ?? {};
	const rest = mistakes.length - mostTold;
	const told =
		rest > 0
			? [...mistakes.slice(0, mostTold), safe`and ${rest} more: midwatch config lists them`]
			: mistakes;
	return told.reduce(
		(next, text) =>
			reduce(next, {type: 'notes/added', note: {atMs: state.fleet.ourNowMs, tone: 'warn', text}}),
		state,
	);
}
