import {safeText, type SafeText} from './safe-text.js';
import {secretRanges} from './secret-ranges.js';

/**
 * Takes secrets out of texts that leave the machine: `[REDACTED 2]`, with the same number for the same secret, so that
 * it can be seen where one was used again.
 */
export function createRedactor(): (text: string) => SafeText {
	const numbers = new Map<string, number>();
	return text => {
		let open = '';
		let end = 0;
		for (const [from, to] of secretRanges(text)) {
			const secret = text.slice(from, to);
			// Masked before: nobody knows which it was.
			if (/^•+$/.test(secret)) {
				continue;
			}

			const number = numbers.get(secret) ?? numbers.size + 1;
			numbers.set(secret, number);
			open += `${text.slice(end, from)}[REDACTED ${number}]`;
			end = to;
		}

		return safeText(open + text.slice(end));
	};
}
