import type {Press} from '../../util/press.js';
import type {InputParser} from './input-parser.js';
import {createTimer, type StartTimer} from './input-timer.js';

export type ReportRest = ReturnType<typeof createRest>;

/** So long the rest of what was given up is waited for, and so long a pause ends it. */
const restMs = 5000;
const restPauseMs = 100;

/**
 * The rest of a report that was given up. It comes before the terminal's answer, unless a multiplexer answers for it:
 * so the next keys, up to a pause, are dropped as well.
 */
export function createRest(parser: InputParser, startTimer: StartTimer) {
	const timer = createTimer(startTimer);
	let isExpected = false;
	const forget = () => {
		timer.stop();
		isExpected = false;
	};

	/** It may have ended within a character. */
	const end = () => {
		forget();
		if (parser.place() === 'outside') {
			parser.abandon();
		}
	};

	return {
		forget,
		expect: () => {
			isExpected = true;
			timer.start(restMs, end);
		},
		has: ({key}: Press) => {
			const isRest = isExpected && key !== 'ctrl+c';
			if (isRest) {
				timer.start(restPauseMs, end);
			}

			return isRest;
		},
	};
}
