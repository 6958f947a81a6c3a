import {causeIn, lastLineIn} from '../../logs/last-words.js';
import type {LastWords} from '../../store/fleet/last-words-slice.js';
import {safe} from '../../text/safe-text.js';
import {openText} from '../../text/secrets.js';
import {keepLastPer} from '../../util/keep-last.js';

/** What a container said of why it ended with that exit code, in its own words without secrets; else its last line. */
export const causeOf = keepLastPer(({lines}: LastWords, exitCode: number | undefined) => {
	const cause = causeIn(lines, exitCode);
	const told = cause ?? lastLineIn(lines, exitCode);
	return told ? safe`${cause ? safe`: ` : safe`, last line: `}${openText(told)}` : undefined;
});
