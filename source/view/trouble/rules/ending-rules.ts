import {hasProcesses, isUp} from '../../../engine/container-states.js';
import {briefError} from '../../../text/brief-error.js';
import {safe} from '../../../text/safe-text.js';
import {truncate} from '../../../text/width.js';
import {exitWords} from '../exit-code.js';
import {currentDetails, type Facts, type Finding} from '../trouble-facts.js';
import {diedOfOom, endOfMemoryWords, judgeKilledProcess} from './kernel-rules.js';
import {isLooping} from './loop-rule.js';
import {exitOf, gaveUpWords, judgeEnding, longestWords, withCause} from './words-of-ending.js';

export function judgeOom(facts: Facts): Finding | undefined {
	if (isLooping(facts)) {
		return undefined;
	}

	if (hasProcesses(facts.container)) {
		return judgeKilledProcess(facts);
	}

	if (!diedOfOom(facts)) {
		return undefined;
	}

	const words = exitWords(currentDetails(facts)?.exitCode ?? 137, true);
	const how = endOfMemoryWords(facts);
	return judgeEnding(facts, 95, {
		words: safe`${words}${gaveUpWords(facts)}`,
		whole: how && safe`${words}${how}${gaveUpWords(facts)}`,
	});
}

/** The engine couldn't start it. */
export function judgeStart(facts: Facts): Finding | undefined {
	const error = facts.details?.error;
	return error && !isUp(facts.container)
		? {severity: 72, words: truncate(briefError(error), longestWords), whole: error}
		: undefined;
}

export function judgeExit(facts: Facts): Finding | undefined {
	const exit = facts.container.state === 'exited' ? exitOf(facts) : undefined;
	if (!exit || exit.isOomKilled || isLooping(facts)) {
		return undefined;
	}

	// 143 is the answer to a SIGTERM: most often somebody stopped it.
	const words = withCause(exit.words, facts, safe``, gaveUpWords(facts));
	return judgeEnding(facts, exit.code === 143 ? 40 : 70, words);
}
