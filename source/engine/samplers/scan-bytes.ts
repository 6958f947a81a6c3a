// Numbers out of the kernel's text files without a string, a regular expression or an array of lines:
// a pass over a hundred containers parses some 600 files each second.
//
// A text here starts with a newline, so that a key is found by `\nkey ` wherever its line is.

const newline = 0x0a;
const space = 0x20;
const tab = 0x09;
const zero = 0x30;
const nine = 0x39;

/** What `numberOf` looks for: `name` at the start of a line, with what stands between it and the number. */
export function lineKey(name: string): Buffer {
	return Buffer.from(`\n${name}`);
}

/** The number after `key`; undefined when there is none. */
export function numberOf(text: Buffer, key: Buffer): number | undefined {
	const at = text.indexOf(key);
	return at === -1 ? undefined : numberAt(text, at + key.length);
}

/** The decimal number at `at`, after any blanks; undefined when there is none (`max`). */
export function numberAt(text: Buffer, at: number): number | undefined {
	const start = skipBlanks(text, at);
	let position = start;
	let value = 0;
	while (isDigit(text[position])) {
		value = value * 10 + ((text[position] ?? zero) - zero);
		position++;
	}

	return position === start ? undefined : value;
}

/** The start of the line after the one `at` is in; the text's length when that is the last. */
export function nextLine(text: Buffer, at: number): number {
	const found = text.indexOf(newline, at);
	return found === -1 ? text.length : found + 1;
}

/** The start of the field after the one at `at`; the line's end when there is none. */
export function nextField(text: Buffer, at: number): number {
	let position = at;
	while (position < text.length && !isBlank(text[position]) && text[position] !== newline) {
		position++;
	}

	return skipBlanks(text, position);
}

export function skipBlanks(text: Buffer, at: number): number {
	let position = at;
	while (isBlank(text[position])) {
		position++;
	}

	return position;
}

/** Does `word` stand at `at`? */
export function hasAt(text: Buffer, at: number, word: Buffer): boolean {
	for (let index = 0; index < word.length; index++) {
		if (text[at + index] !== word[index]) {
			return false;
		}
	}

	return true;
}

function isBlank(byte: number | undefined): boolean {
	return byte === space || byte === tab;
}

function isDigit(byte: number | undefined): boolean {
	return byte !== undefined && byte >= zero && byte <= nine;
}
