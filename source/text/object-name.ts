import {safe, type SafeText} from './safe-text.js';

const validName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;

/** What is wrong with a name for a volume or a network; undefined: nothing. */
export function nameProblem(text: string): SafeText | undefined {
	return validName.test(text)
		? undefined
		: safe`a name has only letters, digits, _ . - and starts with a letter or digit`;
}
