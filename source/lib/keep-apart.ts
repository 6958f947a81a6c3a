// Texts are measured one by one and painted side by side, so none may join its neighbour into one character there:
// a flag of two letters, a syllable of several signs, a mark or a skin tone on what stands before it.

const regionalIndicators = /\p{Regional_Indicator}{1,2}/gu;
const pairLength = 4;

/** Marks, skin tones, the later signs of a Hangul syllable. */
const joinsBefore = /^[\p{M}\p{Emoji_Modifier}\u1160-\u11FF\uD7B0-\uD7FF]+/u;

/** The first signs of a Hangul syllable; viramas, which join two consonants; signs that stand before a number. */
const joinsAfter =
	/(?:[\u1100-\u115F\uA960-\uA97F\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u0D4E]+|[\u094D\u09CD\u0ACD\u0B4D\u0C4D\u0D4D\u1039\u17D2\u1A60\u1B44\u1BAB\uA9C0\uAAF6][\p{M}\p{Emoji_Modifier}]*)$/u;

/** `text` with U+FFFD for what would join the text before or after it. */
export function keepApart(text: string): string {
	return text
		.replace(regionalIndicators, found => (found.length === pairLength ? found : '\uFFFD'))
		.replace(joinsBefore, '\uFFFD')
		.replace(joinsAfter, '\uFFFD');
}
