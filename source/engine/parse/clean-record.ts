import {safeText, type SafeText} from '../../text/safe-text.js';
import {openValue} from '../../text/secrets.js';
import {asObject, asString} from './json-fields.js';

/** Ends a key that isn't as it came, so that it is never another that is. */
const mark = '\uFFFD';

/** Labels. A key that cleaning changes takes the place of no other: whoever runs a container chooses them. */
export function cleanRecord(raw: unknown): Readonly<Record<string, SafeText>> {
	const cleaned = new Map<string, SafeText>();
	const changed: Array<readonly [string, SafeText]> = [];
	for (const [key, value] of Object.entries(asObject(raw))) {
		const clean = safeText(key);
		const text = openValue(key, asString(value));
		if (clean === key) {
			cleaned.set(key, text);
		} else {
			changed.push([clean, text]);
		}
	}

	for (const [place, [clean, text]] of changed.entries()) {
		const key = `${clean}${mark}`;
		cleaned.set(cleaned.has(key) ? `${key}${place}${mark}` : key, text);
	}

	return Object.fromEntries(cleaned);
}
