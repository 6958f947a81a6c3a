import {expect, test} from 'vitest';
import {isUnicode} from '../../../source/terminal/is-unicode.js';

test.each([
	[{LANG: 'C.UTF-8'}, true],
	[{LANG: 'de_DE.utf8'}, true],
	[{LANG: 'de_DE.ISO-8859-1'}, false],
	[{LANG: 'en_US.UTF-8', LC_ALL: 'C'}, false],
	[{LANG: 'C', LC_CTYPE: 'en_US.UTF-8'}, true],
	[{LANG: 'en_US.UTF-8', LC_ALL: ''}, true],
	[{}, false],
])('the locale %j is one of UTF-8: %s', (env, expected) => {
	expect(isUnicode({TERM: 'xterm-256color', ...env})).toBe(expected);
});

test.each([
	['linux', false],
	['vt100', false],
	['vt220', false],
	['xterm', true],
	['screen', true],
	['tmux-256color', true],
])('a terminal of the kind %s has round corners and bars: %s', (TERM, expected) => {
	expect(isUnicode({TERM, LANG: 'C.UTF-8'})).toBe(expected);
});
