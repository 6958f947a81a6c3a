import type {JsonEntry} from '../text/json-entries.js';

/** A key, and its value in quotes or as one word; one after another, so that no text is looked at twice. */
const pair = /\s*([\w.@/-]+)(?:=("(?:\\.|[^"\\])*"(?=\s|$)|[^\s"]*(?=\s|$)))?(?=\s|$)/y;

/**
 * The pairs of a logfmt line, `time=… level=info msg="job finished" took=1.2s`; undefined when anything in it is none.
 */
export function logfmtEntries(text: string): readonly JsonEntry[] | undefined {
	const entries: JsonEntry[] = [];
	const end = text.trimEnd().length;
	for (pair.lastIndex = 0; pair.lastIndex < end;) {
		const [, key, value] = pair.exec(text) ?? [];
		if (key === undefined) {
			return undefined;
		}

		entries.push({key, source: value === undefined ? 'true' : asJson(value)});
	}

	return entries;
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
