import stringWidth from 'string-width';

const ourSequence = /\u001B\[[\d;]*m/g;
// What a terminal would act on, or a reader couldn't see: C0, C1, bidi controls, zero-width and tag characters,
// lone surrogates.
const harmful =
	/[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0001}\u{E0020}-\u{E007F}]|\p{Surrogate}/u;

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
