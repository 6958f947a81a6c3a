import type {Press} from '../../util/press.js';
import {graphemes} from '../../text/graphemes.js';

/** What was typed, as presses: several characters (`jjj` on a lagging line) are several presses. */
export function toPresses(typed: string): readonly Press[] {
	return Array.from(graphemes(typed), toPress);
}

const controls: Readonly<Record<string, string>> = {
	'\r': 'enter',
	'\n': 'enter',
	'\t': 'tab',
	'\u001B': 'esc',
	'\u007F': 'backspace',
	'\b': 'backspace',
};

export function toPress(character: string): Press {
	const named = controls[character];
	if (named !== undefined) {
		return {key: named, text: ''};
	}

	const code = character.charCodeAt(0);
	if (code < 0x20) {
		return {key: `ctrl+${String.fromCodePoint(code + 0x60)}`, text: ''};
	}

	return {key: character === ' ' ? 'space' : character, text: character};
}
