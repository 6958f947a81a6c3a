import {errorMessage} from './error-words.js';
import {safe, safeText, type SafeText} from './safe-text.js';

/** An expression as typed, or what is wrong with it. */
export function compileRegex(source: string, flags: string): RegExp | SafeText {
	try {
		const regex = new RegExp(source, flags);
		// V8 compiles it when it is first used, for either kind of text, and only then finds it too large.
		regex.test('');
		regex.test('\u0100');
		regex.lastIndex = 0;
		return regex;
	} catch (error) {
		return safe`bad regex: ${safeText(reasonOf(error))}`;
	}
}

/** `Invalid regular expression: /(/: Unterminated group` → its last part. */
function reasonOf(error: unknown): string {
	const words = errorMessage(error);
	return words.slice(words.lastIndexOf(': ') + 1).trim();
}
