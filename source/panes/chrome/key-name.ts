import {safeText, type SafeText} from '../../text/safe-text.js';

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
