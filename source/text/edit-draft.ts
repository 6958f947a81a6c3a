/** A line being typed, with the place of the caret in UTF-16 units. */
export type Draft = {readonly text: string; readonly caret: number};

/** UTF-16 units; what is typed or pasted beyond is left out. */
const longestDraft = 4096;

/** A key pressed in a line being typed: the line after it, or undefined when the key doesn't edit. */
export function editDraft({text, caret}: Draft, key: string, typed: string): Draft | undefined {
	switch (key) {
		case 'left': {
			return {text, caret: caret - lengthBefore(text, caret)};
		}

		case 'right': {
			return {text, caret: caret + lengthAfter(text, caret)};
		}

		case 'home':
		case 'ctrl+a': {
			return {text, caret: 0};
		}

		case 'end':
		case 'ctrl+e': {
			return {text, caret: text.length};
		}

		case 'backspace': {
			return cut(text, caret - lengthBefore(text, caret), caret);
		}

		case 'delete': {
			return cut(text, caret, caret + lengthAfter(text, caret));
		}

		case 'ctrl+w': {
			return cut(text, text.slice(0, caret).replace(/\S+\s*$/, '').length, caret);
		}

		case 'ctrl+u': {
			return cut(text, 0, caret);
		}

		default: {
			// Control characters in a paste are not part of a line.
			const room = Math.max(0, longestDraft - text.length);
			const inserted = typed
				.replaceAll(/\p{Cc}+/gu, ' ')
				.slice(0, room)
				.toWellFormed();
			return inserted === ''
				? undefined
				: {text: text.slice(0, caret) + inserted + text.slice(caret), caret: caret + inserted.length};
		}
	}
}

function cut(text: string, from: number, to: number): Draft {
	return {text: text.slice(0, from) + text.slice(to), caret: from};
}

/** A character outside the basic plane is two units long; the caret never stands inside one. */
function lengthBefore(text: string, caret: number): number {
	return Array.from(text.slice(0, caret)).at(-1)?.length ?? 0;
}

function lengthAfter(text: string, caret: number): number {
	return Array.from(text.slice(caret, caret + 2))[0]?.length ?? 0;
}
