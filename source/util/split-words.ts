/** Words as a shell splits them: quotes and backslashes keep spaces together. Nothing is expanded. */
export function splitWords(text: string): readonly string[] {
	const words: string[] = [];
	for (const [whole] of text.matchAll(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"?|'[^']*'?)+/gs)) {
		words.push(
			whole.replace(/\\(.)|"((?:[^"\\]|\\.)*)"?|'([^']*)'?/gs, (_all, escaped, double, single) =>
				String(escaped ?? (double as string | undefined)?.replaceAll(/\\(["\\$`])/g, '$1') ?? single ?? ''),
			),
		);
	}

	return words;
}

/** A word as it must be typed in a shell to come out the same. */
export function quoteWord(word: string): string {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
