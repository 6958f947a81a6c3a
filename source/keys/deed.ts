import {reportById} from '../actions/reports/table.js';
import {t} from '../lib/safe-text.js';
import type {State} from '../store/state.js';
import type {Outcome} from './effect.js';
import {refusal} from './refusal.js';

/** Whether a key press would have the engine change something. */
export function isDeed(outcome: Outcome): boolean {
	return outcome.some(
		item =>
			item.type === 'effect/perform' ||
			item.type === 'effect/converse' ||
			(item.type === 'effect/report' && reportById(item.reportId)?.changes === true),
	);
}

/** What a deed becomes whose key came before the screen had shown what it is about. */
export function tooEarly(state: State): Outcome {
	return [
		refusal(t`a key came before the screen showed what it would do: nothing was done, press it again`, state),
	];
}
