import {hasProcesses} from '../../../engine/container-states.js';
import {usualLimits} from '../../../store/view/settings.js';
import {counted} from '../../../text/format.js';
import {safe, type SafeText} from '../../../text/safe-text.js';
import {truncate} from '../../../text/width.js';
import {causeOf} from '../cause-of-death.js';
import {exitWords} from '../exit-code.js';
import {diedOfOom} from './kernel-rules.js';
import {currentDetails, endedAgoMs, type Facts, type Finding} from '../trouble-facts.js';

/** Cells that a reason takes of the list; the rest is told where there is room. */
export const longestWords = 200;

type Words = Omit<Finding, 'severity'>;

type Exit = {readonly code: number; readonly words: SafeText; readonly isOomKilled: boolean};

/** How it ended, unless it went well. */
export function exitOf(facts: Facts): Exit | undefined {
	const details = currentDetails(facts);
	const code = facts.container.exitCode ?? details?.exitCode;
	const isOomKilled = diedOfOom(facts);
	return code === undefined || code === 0
		? undefined
		: {code, words: exitWords(code, isOomKilled || details?.isOomKilled), isOomKilled};
}

/** An ending of long ago troubles nobody any more; why it was stays told. How long ago it was, its state says. */
export function judgeEnding(facts: Facts, severity: number, words: Words): Finding {
	const {limits = usualLimits} = facts;
	const agoMs = endedAgoMs(facts);
	const isTrouble = agoMs !== undefined && (agoMs <= limits.exitMinutes * 60_000 || isExhausted(facts));
	return {severity: isTrouble ? severity : 0, ...words};
}

/** Its restart policy has given up: it should run, and never will by itself. */
function isExhausted({details}: Facts): boolean {
	const {restartPolicyRetries = 0, restartCount = 0} = details ?? {};
	return restartPolicyRetries > 0 && restartCount >= restartPolicyRetries;
}

/** `, gave up after 5 restarts`. */
export function gaveUpWords(facts: Facts): SafeText {
	return isExhausted(facts)
		? safe`, gave up after ${counted(facts.details?.restartCount ?? 0, 'restart')}`
		: safe``;
}

/**
 * `exit 1: could not connect to database`, `exit 2, last line: leaving with 2`: what the program itself said of it, where it
 * did, when it ended so, else `otherwise`; `always` at the end.
 */
export function withCause(words: SafeText, facts: Facts, otherwise = safe``, always = safe``): Words {
	const {lastWords, container, details, lastExit} = facts;
	const ofInspect = hasProcesses(container) ? undefined : details?.exitCode;
	const exitCode = container.exitCode ?? lastExit ?? ofInspect;
	const isOfThis = lastWords !== undefined && (lastWords.exitCode ?? exitCode) === exitCode;
	const cause = isOfThis ? causeOf(lastWords, exitCode) : undefined;
	return cause === undefined
		? {words: safe`${words}${otherwise}${always}`}
		: {
				words: safe`${words}${truncate(cause, longestWords)}${always}`,
				whole: safe`${words}${cause}${always}`,
			};
}
