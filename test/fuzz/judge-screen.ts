import stringWidth from 'string-width';

const ourSequence = /\u001B\[[\d;]*m/g;
// What a terminal would act on, or a reader couldn't see: controls, directions, fillers, joiners, tags, lone surrogates.
// Behind a sign, the selectors of its text or emoji form are neither.
const harmful =
	/[\p{Control}\p{Surrogate}\u2028\u2029\uFFF9-\uFFFB]|(?![\uFE0E\uFE0F])\p{Default_Ignorable_Code_Point}/u;

/** What is wrong with a painted screen: a character that isn't ours to send, or a row that isn't `columns` wide. */
export function judgeScreen(screen: string, columns: number): string | undefined {
	for (const [y, row] of screen.split('\n').entries()) {
		const text = row.replaceAll(ourSequence, '');
		const found = harmful.exec(text);
		if (found) {
			return `row ${y} holds U+${found[0].codePointAt(0)?.toString(16)} at ${found.index}: ${JSON.stringify(text)}`;
		}

		const width = stringWidth(text);
		if (width !== columns) {
			return `row ${y} is ${width} cells wide, not ${columns}: ${JSON.stringify(text)}`;
		}
	}

	return undefined;
}
