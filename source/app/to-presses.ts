import type {Key} from 'ink';
import type {Press} from '../keys/press.js';
import {graphemes} from '../lib/graphemes.js';

const names = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'pageUp'],
	['pageDown', 'pageDown'],
	['home', 'home'],
	['end', 'end'],
	['return', 'enter'],
	['escape', 'esc'],
	['backspace', 'backspace'],
	['delete', 'delete'],
] as const satisfies ReadonlyArray<readonly [keyof Key, string]>;

/** What Ink's useInput gives, as presses: a chunk of several characters (`jjj` on a lagging line) is several presses. */
export function toPresses(input: string, key: Key): readonly Press[] {
	if (key.tab) {
		return [{key: key.shift ? 'shift+tab' : 'tab', text: ''}];
	}

	const named = names.find(([flag]) => key[flag]);
	if (named) {
		return [{key: named[1], text: ''}];
	}

	if (key.ctrl) {
		return [{key: `ctrl+${input.toLowerCase()}`, text: ''}];
	}

	if (key.meta) {
		return [{key: `alt+${input}`, text: ''}];
	}

	return Array.from(graphemes(input), toPress);
}

/** Inside a chunk, control keys come as their characters. */
const controls: Readonly<Record<string, string>> = {
	'\r': 'enter',
	'\n': 'enter',
	'\t': 'tab',
	'\u001B': 'esc',
	'\u007F': 'backspace',
	'\b': 'backspace',
};

function toPress(character: string): Press {
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
