import {causeIn} from '../../logs/last-words.js';
import type {LastWords} from '../../store/fleet/last-words-slice.js';
import type {SafeText} from '../../text/safe-text.js';
import {openText} from '../../text/secrets.js';
import type {Facts} from './container-trouble.js';

const found = new WeakMap<LastWords, SafeText | undefined>();

/** What a container said of why it ended the last time, in its own words without secrets; undefined when it didn't. */
export function causeOf({lastWords, container, details, lastExit}: Facts): SafeText | undefined {
	if (!lastWords) {
		return undefined;
	}

	if (!found.has(lastWords)) {
		const cause = causeIn(lastWords.lines, container.exitCode ?? lastExit ?? details?.exitCode);
		found.set(lastWords, cause === undefined ? undefined : openText(cause));
	}

	return found.get(lastWords);
}
