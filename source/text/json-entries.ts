/** A member of a JSON object: its key decoded, its value as it is written. */
export type JsonEntry = {readonly key: string; readonly source: string};

const quote = 34;
const backslash = 92;

/**
 * The members of the JSON object that `text` is, in the order in which they are written; undefined when it is none. A
 * number keeps all its digits, and nothing goes deeper however deep the values are nested.
 */
export function jsonEntries(text: string): readonly JsonEntry[] | undefined {
	if (!isObject(text)) {
		return undefined;
	}

	const entries: JsonEntry[] = [];
	for (let at = skipSpace(text, text.indexOf('{') + 1); text[at] === '"';) {
		const keyEnd = stringEnd(text, at);
		const from = skipSpace(text, text.indexOf(':', keyEnd) + 1);
		const end = valueEnd(text, from);
		entries.push({key: decodeText(text.slice(at, keyEnd)), source: text.slice(from, end)});
		const comma = skipSpace(text, end);
		at = text[comma] === ',' ? skipSpace(text, comma + 1) : text.length;
	}

	return entries;
}

/** What a string's source stands for. */
export function decodeText(source: string): string {
	return source.includes('\\') ? (JSON.parse(source) as string) : source.slice(1, -1);
}

function isObject(text: string): boolean {
	try {
		const parsed: unknown = JSON.parse(text);
		return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
	} catch {
		return false;
	}
}

function skipSpace(text: string, from: number): number {
	let at = from;
	while (at < text.length && text.charCodeAt(at) <= 32) {
		at++;
	}

	return at;
}

/** Behind the closing quote; behind the text's end where there is none. */
export function stringEnd(text: string, from: number): number {
	let at = from + 1;
	while (at < text.length && text.charCodeAt(at) !== quote) {
		at += text.charCodeAt(at) === backslash ? 2 : 1;
	}

	return at + 1;
}

function valueEnd(text: string, from: number): number {
	if (text[from] === '"') {
		return stringEnd(text, from);
	}

	let at = from;
	for (let depth = 0; at < text.length;) {
		const sign = text[at] ?? '';
		if (sign === '"') {
			at = stringEnd(text, at);
			continue;
		}

		if (depth === 0 && (sign === ',' || sign === '}' || sign.charCodeAt(0) <= 32)) {
			break;
		}

		depth += sign === '{' || sign === '[' ? 1 : sign === '}' || sign === ']' ? -1 : 0;
		at++;
		if (depth === 0 && (sign === '}' || sign === ']')) {
			break;
		}
	}

	return at;
}
