import {safe, safeText, type SafeText} from '../text/safe-text.js';

const names: Readonly<Record<string, string>> = {
	up: '↑',
	down: '↓',
	left: '←',
	right: '→',
	pageUp: 'PgUp',
	pageDown: 'PgDn',
	home: 'Home',
	end: 'End',
};

/** A key as it stands on the keyboard: `PgDn`, `ctrl+d`, `↑`. */
export function keyName(key: string): SafeText {
	return safeText(names[key] ?? key);
}

/** `j ↓`; nine digits as `1–9`. */
export function keysText({keys}: {readonly keys: readonly string[]}): SafeText {
	const [first = '', last = ''] = [keys[0], keys.at(-1)];
	return keys.length > 3
		? safe`${keyName(first)}–${keyName(last)}`
		: safeText(keys.map(key => keyName(key)).join(' '));
}
