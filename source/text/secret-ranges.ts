import {isSecretName} from './secret-names.js';

/** From, and up to but without, in UTF-16 units. */
export type Range = readonly [from: number, to: number];

/** What every secret in free text has near it: nothing else is looked at closely. */
const anySign = /[=:@_"']|--?\w|eyJ|AKIA|bearer|basic/i;

/** Where in `text` secrets are, in order and apart. Each pass reads a character a fixed number of times. */
export function secretRanges(text: string): readonly Range[] {
	if (!anySign.test(text)) {
		return [];
	}

	const all = [
		...(text.includes('=') ? assigned(text) : []),
		...(text.includes('-') ? [...afterFlags(text), ...ofUsers(text), ...ofMysql(text)] : []),
		...(text.includes(':') ? headers(text) : []),
		...named(text),
		...(text.includes('://') ? urls(text) : []),
		...(anyShape.test(text) ? shapes(text) : []),
	];
	const merged: Array<[number, number]> = [];
	for (const [from, to] of all.sort(([a], [b]) => a - b)) {
		const last = merged.at(-1);
		if (last && from <= last[1]) {
			last[1] = Math.max(last[1], to);
		} else if (to > from) {
			merged.push([from, to]);
		}
	}

	return merged;
}

const assignment = /(?<![\w.-])([\w.-]{1,256})=/g;
const flag = /(?<![\w.-])--?([a-z][\w.-]{0,255})[ \t]{1,8}(?=[^\s-])/gi;
const header = /(\\{0,3}["']|)(?<![\w.-])([a-z][\w.-]{0,255})\1(:[ \t]{0,8})(?!\/\/)/gi;

/** The range for each match that has one; what is in it isn't looked at again. */
function scan(
	text: string,
	pattern: RegExp,
	toRange: (groups: readonly string[], index: number, from: number) => Range | undefined,
): Range[] {
	const found: Range[] = [];
	pattern.lastIndex = 0;
	for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
		const range = toRange(match, match.index, match.index + match[0].length);
		if (range) {
			found.push(range);
			pattern.lastIndex = Math.max(pattern.lastIndex, range[1]);
		}
	}

	return found;
}

/** `NAME=value`; a value ends where a shell's word does. */
function assigned(text: string): Range[] {
	return scan(text, assignment, ([, name = ''], index, from) =>
		isSecretName(name.replace(/^-+/, '')) || isOfConnectionString(text, from, name)
			? [from, wordEnd(text, from, openQuote(text, index))]
			: undefined,
	);
}

/** `Server=x;Uid=u;Pwd=hunter2`: a variable of that name is the working folder. */
function isOfConnectionString(text: string, from: number, name: string): boolean {
	return /^pwd$/i.test(name) && /^[^\s/~;]/.test(text.slice(from, from + 1));
}

const spaced =
	/(?<![\w.-])([a-z][\w.-]{0,255})["']?(?:[ \t]{1,8}=>?[ \t]{0,8}|=>?[ \t]{1,8}|=>[ \t]{0,8}|[ \t]{1,8}(?=["'])|: ?(?=[^\s:"'/]*[a-z])(?=[^\s:"'/]*\d))(?=[^\s=])/gi;
const spacedKey = /(?<![\w.-])([A-Z]+_[A-Z\d_]{1,255})[ \t]{1,8}(?=\S*[a-zA-Z])(?=\S*\d)/g;

/** As logs write it: `api_key = x`, `"password" => "x"`, `token: x1`, `password "x"`, `SECRET_KEY x1`. */
function named(text: string): Range[] {
	return [spaced, spacedKey].flatMap(pattern =>
		scan(text, pattern, ([, name = ''], _index, from) =>
			isSecretName(name) ? valueAfter(text, from, name) : undefined,
		),
	);
}

const user = /(?<![\w.-])(?:-u|--(?:proxy-)?user)[ \t=]{0,4}[^\s:'"]{1,128}:(?=[^\s'"])/g;

/** curl's `-u name:password`; two numbers are a user and a group. */
function ofUsers(text: string): Range[] {
	return scan(text, user, (_groups, _index, from) => {
		const to = wordEnd(text, from);
		return /^\d+$/.test(text.slice(from, to)) ? undefined : [from, to];
	});
}

const mysql = /\b(?:mysql|mariadb)\w{0,16}\b/;
const attached = /(?<=\s)-p(?=[^\s-])/g;

/** `mysql -uroot -phunter2`. */
function ofMysql(text: string): Range[] {
	return mysql.test(text) ? scan(text, attached, (_groups, _index, from) => [from, wordEnd(text, from)]) : [];
}

/** `--password value`, as words of one line. */
function afterFlags(text: string): Range[] {
	return scan(text, flag, ([, name = ''], _index, from) =>
		isSecretName(name) ? [from, wordEnd(text, from)] : undefined,
	);
}

/** Names that are no words of a sentence: `"password": "x"`, `X-API-KEY: x`, `Authorization: Bearer x`. */
function headers(text: string): Range[] {
	return scan(text, header, ([, quote = '', name = '', colon = ''], _index, from) => {
		const isTold = quote !== '' || /^x-/i.test(name) || (colon.length > 1 && isKey.test(name));
		const isSentence =
			/^authorization$/i.test(name) && quote === '' && !isCredential.test(text.slice(from, from + 300));
		return isTold && !isSentence && isSecretName(name) ? valueAfter(text, from, name) : undefined;
	});
}

/** An engine's words have `authorization: server message: …`. */
const isCredential = /^(?:bearer|basic|digest|token|apikey|negotiate|aws4[\w-]*)\s|^\S+(?:["'\r\n]|$)/i;

/** A header's value goes on to the end of its line, any other to the next blank. */
function valueAfter(text: string, from: number, name: string): Range {
	const opening = /^\\{0,3}["']/.exec(text.slice(from, from + 4))?.[0];
	if (opening !== undefined) {
		const start = from + opening.length;
		return [start, quoteEnd(text, start, opening)];
	}

	const end = /^(?:proxy-)?authorization$|cookie$/i.test(name) ? /["'\r\n]/g : /[\s,;}\])"']/g;
	end.lastIndex = from;
	return [from, end.exec(text)?.index ?? text.length];
}

const isKey = /[-_]|^(?:password|passwd|passphrase|pwd|secret|authorization|cookie|apikey)$/i;

/** `//user:password@`, also of the second host and the third; before an http host the whole, which may be a token. */
function urls(text: string): Range[] {
	return [...text.matchAll(/(?<![a-z\d+.-])([a-z][a-z\d+.-]{0,31}):\/\/([^\s"'<>]{1,8192})/gi)].flatMap(
		({0: whole, 1: scheme = '', 2: rest = '', index}) => {
			const start = index + whole.length - rest.length;
			return userInfos(rest, /https?$/i.test(scheme)).map(([from, to]): Range => [start + from, start + to]);
		},
	);
}

function userInfos(rest: string, isHttp: boolean): Range[] {
	const found: Range[] = [];
	for (let from = 0, at = rest.indexOf('@'); at >= 0; from = at + 1, at = rest.indexOf('@', from)) {
		const part = rest.slice(from, at);
		const colon = passwordColon(part);
		// One more `@` without a host between: the password holds it.
		const isMore = found.length > 0 && !/[:,/?#]/.test(part);
		if (isMore || (isHttp && from === 0 && (colon >= 0 || !/[/?#]/.test(part)))) {
			found.push([from, at]);
		} else if (colon >= 0) {
			found.push([from + colon + 1, at]);
		} else {
			break;
		}
	}

	return found;
}

/** The colon between a user and a password: not that of a port, and before any path. */
function passwordColon(part: string): number {
	const [before = ''] = part.split(/[/?#]/, 1);
	const skipped = /^(?:[^:,]*(?::\d{1,5})?,)*/.exec(before)?.[0].length ?? 0;
	const colon = before.indexOf(':', skipped);
	const isPort = before.length < part.length && /^\d{1,5}$/.test(before.slice(colon + 1));
	return isPort ? -1 : colon;
}

const shape = new RegExp(
	[
		String.raw`(?<=\b(?:bearer|basic)\s{1,8})[\w.~+/=-]{8,8192}`,
		String.raw`\beyJ[\w-]{8,4096}\.[\w-]{4,4096}(?:\.[\w-]{0,4096})?`,
		String.raw`\b(?:gh[oprsu]_|github_pat_|glpat-|dckr_pat_|npm_|hf_|xox[abeoprs]-|sk_live_|rk_live_|sk-)[\w-]{10,4096}`,
		String.raw`\b(?:AKIA|ASIA)[A-Z\d]{16}\b`,
		String.raw`(?<=\b(?:AKIA|ASIA)[A-Z\d]{16}[\s:/,]{1,3})[A-Za-z\d/+=]{40}`,
		String.raw`\bAIza[\w-]{30,256}`,
		String.raw`(?<=-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----)[\s\S]*?(?=-----END|$)`,
	].join('|'),
	'gi',
);

/** What one of them begins with, or has before it. */
const anyShape = /eyJ|AKIA|ASIA|AIza|gh[oprsu]_|pat[_-]|npm_|hf_|xox|live_|sk-|bearer\s|basic\s|PRIVATE KEY/i;

/** Secrets that are told by their own looks. */
function shapes(text: string): Range[] {
	return [...text.matchAll(shape)].map(({0: whole, index}) => [index, index + whole.length]);
}

/** The quote right before, where the whole of `'NAME=two words'` is one word. */
function openQuote(text: string, index: number): string | undefined {
	return /["']/.exec(text[index - 1] ?? '')?.[0];
}

/** Where the shell's word that begins at `from` ends; one that began with `quote` before it, at that quote's end. */
function wordEnd(text: string, from: number, quote?: string): number {
	if (quote !== undefined) {
		return quoteEnd(text, from, quote);
	}

	let at = from;
	while (at < text.length && !/\s/.test(text[at] ?? '')) {
		const sign = text[at];
		// Before a blank it ends what was quoted around all of this: `sh -c 'x --password y' z`.
		if (at > from && (sign === '"' || sign === "'") && /^(?:\s|$)/.test(text.slice(at + 1, at + 2))) {
			break;
		}

		at = sign === '"' || sign === "'" ? quoteEnd(text, at + 1, sign) + 1 : at + (sign === '\\' ? 2 : 1);
	}

	return Math.min(at, text.length);
}

/** A backslash keeps a double quote inside, `'\''` a single one. */
function quoteEnd(text: string, from: number, quote: string): number {
	const inside = quote === "'" ? String.raw`'\''` : `\\${quote}`;
	for (let at = from; at < text.length; at++) {
		if (text.startsWith(inside, at)) {
			at += inside.length - 1;
		} else if (text.startsWith(quote, at)) {
			return at;
		}
	}

	return text.length;
}
