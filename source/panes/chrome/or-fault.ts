import {errorWords} from '../../text/error-words.js';
import {span, type Line} from '../../text/line.js';
import {safe, type SafeText} from '../../text/safe-text.js';

/** What a part of the screen shows; where that can't be made, what went wrong, in its place: the others go on. */
export function orFault<Shown>(part: SafeText, make: () => Shown, tell: (fault: Line) => Shown): Shown {
	try {
		return make();
	} catch (error) {
		return tell(faultLine(part, error));
	}
}

export function faultLine(part: SafeText, error: unknown): Line {
	return [span(safe` ${part} failed: ${errorWords(error)}`, 'bad')];
}
