import {kindOf} from './terminal-resets.js';

/** Whether the locale says that text is UTF-8, by the variable that counts, and the terminal can show its signs. */
export function isUnicode(env: Readonly<Record<string, string | undefined>>): boolean {
	const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
	return /utf-?8/i.test(locale) && kindOf(env['TERM'] ?? '').isModern;
}
