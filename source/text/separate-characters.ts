// Signs that join what stands beside them, as contents of a class in a regular expression with the flag u.

/** The first signs of a Hangul syllable. */
const openings = String.raw`\u1100-\u115F\uA960-\uA97F`;

/** The later ones. */
const closings = String.raw`\u1160-\u11FF\uD7B0-\uD7FF`;

/** Signs that stand before a number, and go with it. */
const prepended = String.raw`\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u0D4E`;

/** They join two consonants, whatever marks stand behind them. */
const viramas = String.raw`\u094D\u09CD\u0ACD\u0B4D\u0C4D\u0D4D\u1039\u17D2\u1A60\u1B44\u1BAB\uA9C0\uAAF6`;

const marks = String.raw`\p{M}\p{Emoji_Modifier}`;

/** Signs on, before or joined to one character: first as many as any language has, then the rest. */
const piles = new RegExp(
	[
		`([${marks}]{4})[${marks}]+`,
		`([${openings}]{3})[${openings}]+`,
		`([${closings}]{4})[${closings}]+`,
		`[${prepended}]{2,}`,
	].join('|'),
	'gu',
);
const longSyllable = new RegExp(`((?:[${viramas}]\\p{Lo}){4})(?:[${viramas}]\\p{Lo})+`, 'gu');

/** `text` with U+FFFD for what no reader could tell in one character: a whole log would go into it. */
export function breakPiles(text: string): string {
	return /[\u0300-\u1FFF\uA000-\uFFFF]/.test(text)
		? text.replace(piles, '$1$2$3\uFFFD').replace(longSyllable, '$1\uFFFD')
		: text;
}

// Texts are measured one by one and painted side by side, so none may join its neighbour into one character there:
// a flag of two letters, a syllable of several signs, a mark or a skin tone on what stands before it.

const regionalIndicators = /\p{Regional_Indicator}{1,2}/gu;
const pairLength = 4;

/** Marks, skin tones, the later signs of a Hangul syllable. */
const joinsBefore = new RegExp(`^[${marks}${closings}]+`, 'u');

const joinsAfter = new RegExp(`^[${openings}${prepended}]$`);
const virama = new RegExp(`^[${viramas}]$`);
const mark = new RegExp(`^[${marks}]$`, 'u');

const firstMark = 0x03_00;

/** `text` with U+FFFD for what would join the text before or after it. */
export function keepApart(text: string): string {
	const apart = text
		.replace(regionalIndicators, found => (found.length === pairLength ? found : '\uFFFD'))
		.replace(joinsBefore, '\uFFFD');
	const from = joiningEnd(apart);
	return from === apart.length ? apart : `${apart.slice(0, from)}\uFFFD`;
}

/** Where the signs at the end begin that would join what comes next. From the end on, so that each is looked at once. */
function joiningEnd(text: string): number {
	let from = text.length;
	if ((text.codePointAt(from - 1) ?? 0) < firstMark) {
		return from;
	}

	while (joinsAfter.test(text.charAt(from - 1))) {
		from--;
	}

	if (from < text.length) {
		return from;
	}

	for (let at = from; at > 0;) {
		const sign = lastSign(text, at);
		if (!mark.test(sign)) {
			break;
		}

		at -= sign.length;
		from = virama.test(sign) ? at : from;
	}

	return from;
}

function lastSign(text: string, end: number): string {
	const pair = text.slice(Math.max(0, end - 2), end);
	return (pair.codePointAt(0) ?? 0) > 0xff_ff ? pair : pair.slice(-1);
}
