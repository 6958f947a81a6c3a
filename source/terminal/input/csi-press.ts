import type {Press} from '../../util/press.js';
import {toPress} from './to-presses.js';

const letters: Readonly<Record<string, string>> = {
	A: 'up',
	B: 'down',
	C: 'right',
	D: 'left',
	F: 'end',
	H: 'home',
	// With shift, in rxvt.
	a: 'up',
	b: 'down',
	c: 'right',
	d: 'left',
};

const numbers: Readonly<Record<string, string>> = {
	1: 'home',
	3: 'delete',
	4: 'end',
	5: 'pageUp',
	6: 'pageDown',
	7: 'home',
	8: 'end',
};

/** Keys that the kitty protocol names by numbers of its own: those of the key pad. */
const pad: Readonly<Record<number, string>> = {
	57_414: 'enter',
	57_417: 'left',
	57_418: 'right',
	57_419: 'up',
	57_420: 'down',
	57_421: 'pageUp',
	57_422: 'pageDown',
	57_423: 'home',
	57_424: 'end',
	57_426: 'delete',
};

const bits = {shift: 1, alt: 2, ctrl: 4, capsLock: 64, numLock: 128} as const;
const released = '3';

/**
 * The key that a control sequence (`ESC [ body final`) stands for. Everything that isn't known to be a key is a
 * terminal's report, as is a key let go: undefined.
 */
export function csiPress(body: string, final: string): Press | undefined {
	if (!/^[\d:;]*$/.test(body)) {
		return undefined;
	}

	const fields = body.split(';').map(field => field.split(':'));
	const [[number = ''] = [], [modifiers = '', event = ''] = []] = fields;
	if (event === released) {
		return undefined;
	}

	if (final === 'u') {
		return number === '' ? undefined : codePress(fields, modifiersOf(modifiers));
	}

	if (final === '~') {
		// xterm's own way to send a key with modifiers: 27 ; modifiers ; character ~
		return number === '27' && fields.length === 3
			? codePress([fields[2] ?? []], modifiersOf(modifiers))
			: fields.length < 3
				? named(numbers[number])
				: undefined;
	}

	if (final === 'Z') {
		return named('shift+tab');
	}

	const isKey = body === '' || (number === '1' && fields.length === 2 && final >= 'A' && final <= 'H');
	return isKey ? named(letters[final]) : undefined;
}

/** `ESC O final`, as keys come while a terminal's cursor keys are in application mode. */
export function ss3Press(final: string): Press | undefined {
	return final >= 'A' && final <= 'H' ? named(letters[final]) : undefined;
}

function named(key: string | undefined): Press | undefined {
	return key === undefined ? undefined : {key, text: ''};
}

function modifiersOf(field: string): number {
	return field === '' ? 0 : Number(field) - 1;
}

/** A key by its character's number, with its modifiers, and the text that it types where that is told. */
function codePress(fields: readonly string[][], modifiers: number): Press | undefined {
	const [[code = '', shifted = ''] = [], , texts = []] = fields;
	const number = Number(code);
	const isKnown = (modifiers & ~(bits.shift | bits.alt | bits.ctrl | bits.capsLock | bits.numLock)) === 0;
	if (!isKnown || pad[number] !== undefined) {
		return isKnown ? named(pad[number]) : undefined;
	}

	const character = characterOf(code);
	if (character === undefined) {
		return undefined;
	}

	if ((modifiers & bits.ctrl) !== 0) {
		return {key: `ctrl+${character.toLowerCase()}`, text: ''};
	}

	const press = toPress(character);
	if (press.text === '') {
		return press.key === 'tab' && (modifiers & bits.shift) !== 0 ? named('shift+tab') : press;
	}

	if ((modifiers & bits.alt) !== 0) {
		return {key: `alt+${character}`, text: ''};
	}

	const isUpper = ((modifiers & bits.shift) !== 0) !== ((modifiers & bits.capsLock) !== 0);
	const text = texts[0]
		? characterOf(texts[0])
		: isUpper
			? (characterOf(shifted) ?? character.toUpperCase())
			: character;
	return text === undefined ? undefined : toPress(text);
}

/** No lone surrogates, and none of the numbers that the kitty protocol gives to keys without a character. */
function characterOf(code: string): string | undefined {
	const number = Number(code);
	const isCharacter =
		code !== '' &&
		number > 0 &&
		number <= 0x10_ff_ff &&
		!(number >= 0xd8_00 && number <= 0xf8_ff) &&
		!(number >= 0x80 && number < 0xa0);
	return isCharacter ? String.fromCodePoint(number) : undefined;
}
