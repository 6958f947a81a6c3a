import {hasProcesses} from '../../../engine/container-states.js';
import {safe} from '../../../text/safe-text.js';
import type {Facts, Finding} from '../trouble-facts.js';
import {isLooping} from './loop-rule.js';
import {exitOf} from './words-of-ending.js';

/** Compose starts it when what it depends on is as it should be. */
export function judgeWaiting(facts: Facts): Finding | undefined {
	const {container, waitsOn, isWaitInVain = false} = facts;
	if (waitsOn === undefined) {
		return undefined;
	}

	if (container.state === 'created') {
		return {severity: isWaitInVain ? 68 : 20, words: safe`waits on ${waitsOn}`};
	}

	return isWaitInVain && isAilingItself(facts) ? {severity: 5, words: safe`needs ${waitsOn}`} : undefined;
}

/** The container whose namespace it shares has ended, or was started anew without it. */
export function judgeLostNamespace(facts: Facts): Finding | undefined {
	const {container, lost} = facts;
	if (
		lost === undefined ||
		!(hasProcesses(container) || container.state === 'created' || isAilingItself(facts))
	) {
		return undefined;
	}

	return {severity: hasProcesses(container) ? 66 : 5, words: safe`shares the ${lost}`};
}

function isAilingItself(facts: Facts): boolean {
	return facts.container.health === 'unhealthy' || exitOf(facts) !== undefined || isLooping(facts);
}
