import {safe} from '../../source/text/safe-text.js';
import {troubleOf} from '../../source/view/trouble/container-trouble.js';
import type {Facts} from '../../source/view/trouble/trouble-facts.js';
import {makeContainer, makeDetails, startMs} from './fixtures.js';

export const minuteMs = 60_000;

/** Why a container is in trouble, the worst first. */
export function words(facts: Partial<Facts>): string[] {
	return troubleOf({container: makeContainer('web'), nowMs: startMs, ...facts}).reasons.map(
		reason => reason.words,
	);
}

export const exited = (code: number, agoMs = 2 * minuteMs) => ({
	container: makeContainer('web', {state: 'exited', exitCode: code, status: safe`Exited`}),
	details: makeDetails('web', {
		startedAtMs: startMs - agoMs - 1000,
		finishedAtMs: startMs - agoMs,
		exitCode: code,
	}),
});
