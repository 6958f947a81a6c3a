import {closings, marks, openings, prepended, viramas} from './joining-signs.js';

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
