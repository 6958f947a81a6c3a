import {longestAnswer, readAnswer, type Answer} from './answers.js';

/** UTF-16 units; more than any line being typed takes. What is pasted beyond is left out. */
const longestPaste = 65_536;

const end = '\u001B[201~';

export type PasteBin = {
	readonly begin: () => void;
	/** A character of the paste; says what it completes. */
	readonly push: (character: string) => 'end' | Answer | undefined;
	readonly text: () => string;
};

/** Gathers what is pasted, up to its end, with room for so much and no more. */
export function createPasteBin(): PasteBin {
	let text = '';
	/** From the last ESC on. */
	let recent = '';

	const cutRecent = () => {
		text = text.slice(0, text.endsWith(recent) ? -recent.length : undefined);
		recent = '';
	};

	return {
		begin() {
			text = '';
			recent = '';
		},
		push(character) {
			// The end itself must find room too.
			text += text.length < longestPaste + end.length ? character : '';
			recent = character === '\u001B' ? character : recent && (recent + character).slice(0, longestAnswer);
			const answer = recent === '' ? undefined : readAnswer(recent);
			const found = recent === end ? 'end' : answer;
			if (found !== undefined) {
				cutRecent();
			}

			return found;
		},
		text: () => text.slice(0, longestPaste),
	};
}
