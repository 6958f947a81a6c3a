import {expect, test} from 'vitest';
import {isUnicode} from '../../../source/app/is-unicode.js';

test.each([
	[{LANG: 'C.UTF-8'}, true],
	[{LANG: 'de_DE.utf8'}, true],
	[{LANG: 'de_DE.ISO-8859-1'}, false],
	[{LANG: 'en_US.UTF-8', LC_ALL: 'C'}, false],
	[{LANG: 'C', LC_CTYPE: 'en_US.UTF-8'}, true],
	[{LANG: 'en_US.UTF-8', LC_ALL: ''}, true],
	[{}, false],
])('the locale %j is one of UTF-8: %s', (env, expected) => {
	expect(isUnicode(env)).toBe(expected);
});
