import {stringEnd, type JsonEntry} from '../text/json-entries.js';

const keyAhead = /\s*([\w.@/-]+)(=?)/y;
const wordAhead = /[^\s"]*/y;

/**
 * The pairs of a logfmt line, `time=… level=info msg="job finished" took=1.2s`; undefined when anything in it is none.
 */
export function logfmtEntries(text: string): readonly JsonEntry[] | undefined {
	const entries: JsonEntry[] = [];
	const end = text.trimEnd().length;
	for (let at = 0; at < end;) {
		keyAhead.lastIndex = at;
		const [found = '', key, equals] = keyAhead.exec(text) ?? [];
		const from = at + found.length;
		const to = equals === '=' ? valueEnd(text, from) : from;
		if (key === undefined || to > end || (to < end && !/\s/.test(text[to] ?? ''))) {
			return undefined;
		}

		entries.push({key, source: equals === '=' ? asJson(text.slice(from, to)) : 'true'});
		at = to;
	}

	return entries;
}

function valueEnd(text: string, from: number): number {
	if (text[from] === '"') {
		return stringEnd(text, from);
	}

	wordAhead.lastIndex = from;
	wordAhead.exec(text);
	return wordAhead.lastIndex;
}

/** Go has escapes that JSON has not: such a value stands as it is written. */
function asJson(value: string): string {
	if (!value.includes('\\') || !value.startsWith('"')) {
		return value;
	}

	try {
		JSON.parse(value);
		return value;
	} catch {
		return JSON.stringify(value.slice(1, -1));
	}
}
