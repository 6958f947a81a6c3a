// Signs that join what stands beside them, as contents of a class in a regular expression with the flag u.

/** The first signs of a Hangul syllable. */
export const openings = String.raw`\u1100-\u115F\uA960-\uA97F`;

/** The later ones. */
export const closings = String.raw`\u1160-\u11FF\uD7B0-\uD7FF`;

/** Signs that stand before a number, and go with it. */
export const prepended = String.raw`\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u0D4E`;

/** They join two consonants, whatever marks stand behind them. */
export const viramas = String.raw`\u094D\u09CD\u0ACD\u0B4D\u0C4D\u0D4D\u1039\u17D2\u1A60\u1B44\u1BAB\uA9C0\uAAF6`;

export const marks = String.raw`\p{M}\p{Emoji_Modifier}`;
