import {causeIn} from '../../logs/last-words.js';
import type {LastWords} from '../../store/fleet/last-words-slice.js';
import {openText} from '../../text/secrets.js';
import {keepLastPer} from '../../util/keep-last.js';

/** What a container said of why it ended with that exit code, in its own words without secrets; undefined when it didn't. */
export const causeOf = keepLastPer(({lines}: LastWords, exitCode: number | undefined) => {
	const cause = causeIn(lines, exitCode);
	return cause === undefined ? undefined : openText(cause);
});
