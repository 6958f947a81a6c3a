import type {Random} from './random.js';

export const hostileParts: ReadonlyArray<(random: Random) => string> = [
	random => String.fromCodePoint(random.below(0x20)),
	random => String.fromCodePoint(0x7f + random.below(0x21)),
	() => '\u001B[2J\u001B[H',
	random => `\u001B[${random.below(100)};${random.below(100)}H`,
	random => `\u001B[${random.below(200)}m`,
	() => '\u001B]0;title\u0007',
	() => '\u001B]8;;http://evil.example\u001B\\click\u001B]8;;\u001B\\',
	() => '\u001B]52;c;ZXZpbA==\u0007',
	() => '\u001BP+q544e\u001B\\',
	() => '\u001B_application\u001B\\',
	() => '\u009B31m\u009D0;c1\u009C',
	() => '\u202Egnp.exe\u202C\u2066\u2069\u200F',
	() => '\u200B\u200D\u2060\uFEFF'.repeat(5),
	() => '\uD800',
	() => '\uDC00',
	() => 'e' + '\u0301'.repeat(40),
	() => '日本語コンテナ',
	() => '👩‍👩‍👧‍👦🏳️‍🌈🐳',
	() => '\r\n\t\v\f\b',
	random => 'x'.repeat(random.below(2000)),
	() => 'plain words',
	() => '\u{E0041}\u{E007F}\u{F0000}\uFFFF',
	() => '\u001B',
	() => '\u001B[',
	() => '\u001B]',
	() => '🇯',
	() => '\uFE0F',
	() => '🏽',
	() => 'ᄀ',
	() => 'ᅡ',
	() => '가',
	() => 'क्',
	() => 'क',
	() => '\u0600',
	() => '\r',
	() => 'क्',
	() => '\u1160',
	() => '11111 ',
	() => '{"a":',
	() => '[ ',
	() => '\u001B[31;42m',
];

/** What a limit is for: a name of a megabyte, one text in so many. */
const longShare = 0.002;
const longBytes = 2 ** 20;

/** Text as a container that means harm would send it. */
export function hostileText(random: Random, mostParts = 6): string {
	const long = random.chance(longShare)
		? random
				.pick(hostileParts)(random)
				.padEnd(longBytes, random.pick(['x', '日', '\u0301', '\u001B[']))
		: '';
	return (
		long + Array.from({length: 1 + random.below(mostParts)}, () => random.pick(hostileParts)(random)).join('')
	);
}
