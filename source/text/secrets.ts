import {safeText, type SafeText} from './safe-text.js';
import {isSecretName} from './secret-names.js';
import {secretRanges, type Range} from './secret-ranges.js';

// The one rule of what is a secret, for all that is shown, copied, saved or told. Text from the engine takes it at the
// engine's door (`openText`, `openValue`); pages on which `*` shows everything take it when they are painted.

export const mask = '••••••';

/** Text with every secret in it masked. */
export function maskText(text: string): string {
	return replaced(text, secretRanges(text), () => mask);
}

/** The same with as many signs as were there: where a caret is in it. */
export function veilSecrets(text: string): string {
	return replaced(text, secretRanges(text), ([from, to]) => '•'.repeat(to - from));
}

const mostKept = 2000;
const longestKept = 400;
/** The list has the same commands and labels each time. */
const kept = new Map<string, SafeText>();

/** Foreign text that describes: clean, and without secrets. */
export function openText(raw: string, limit = 4096): SafeText {
	const text = raw.length > limit ? raw.slice(0, limit) : raw;
	const before = kept.get(text);
	if (before !== undefined) {
		return before;
	}

	const open = safeText(maskText(text), limit);
	if (text.length <= longestKept) {
		if (kept.size >= mostKept) {
			kept.clear();
		}

		kept.set(text, open);
	}

	return open;
}

/** The same of a value that has a name. */
export function openValue(name: string, raw: string, limit?: number): SafeText {
	return raw !== '' && isSecretName(name) ? safeText(mask) : openText(raw, limit);
}

/** `NAME=value`, the whole of it: its value masked where the name says that it is a secret. */
function maskVariable(variable: string): string {
	const equals = variable.indexOf('=');
	return equals > 0 && isSecretName(variable.slice(0, equals))
		? `${variable.slice(0, equals + 1)}${mask}`
		: maskText(variable);
}

/** A document of JSON without its secrets, each value judged by its name and by itself. */
export function maskSecrets(json: unknown, key = ''): unknown {
	if (typeof json === 'string') {
		return json !== '' && isSecretName(key) ? mask : maskText(json);
	}

	if (Array.isArray(json)) {
		return json.map((entry: unknown, index) =>
			typeof entry === 'string' ? maskWord(entry, json[index - 1], key) : maskSecrets(entry, key),
		);
	}

	return typeof json === 'object' && json !== null
		? Object.fromEntries(Object.entries(json).map(([name, value]) => [name, maskSecrets(value, name)]))
		: json;
}

/** A word of a list: an environment's, a command's after its flag, or any. */
function maskWord(word: string, before: unknown, key: string): unknown {
	const flag = typeof before === 'string' ? /^--?([\w.-]+)$/.exec(before)?.[1] : undefined;
	return flag !== undefined && isSecretName(flag) && !word.startsWith('-')
		? mask
		: /^[\w.-]+=/.test(word)
			? maskVariable(word)
			: maskSecrets(word, key);
}

/** For a report of a fault: no environment's values either, whatever their names. */
export function maskVariables(text: string): string {
	return maskText(text).replaceAll(/\b([A-Z_][A-Z\d_]*=)("[^"]*"|'[^']*'|[^\s"',]+)/g, `$1${mask}`);
}

function replaced(text: string, ranges: readonly Range[], cover: (range: Range) => string): string {
	let whole = '';
	let end = 0;
	for (const range of ranges) {
		whole += text.slice(end, range[0]) + cover(range);
		end = range[1];
	}

	return ranges.length === 0 ? text : whole + text.slice(end);
}
