// A regular expression as a tree, for counting what a backtracking matcher does with it. Sets of characters are left to
// the language: each is an expression of its own, asked a character at a time.

export type Piece =
	| {readonly kind: 'set'; readonly has: (codePoint: number) => boolean}
	| {
			readonly kind: 'repeat';
			readonly body: Piece;
			readonly min: number;
			readonly max: number;
			readonly isLazy: boolean;
	  }
	| {readonly kind: 'sequence'; readonly pieces: readonly Piece[]}
	| {readonly kind: 'choice'; readonly pieces: readonly Piece[]}
	| {readonly kind: 'edge'; readonly edge: '^' | '$' | '\\b' | '\\B'}
	| {readonly kind: 'look'; readonly body: Piece; readonly isBehind: boolean; readonly isNegative: boolean};

const groupHead = /\(\?(?:(?<look><?[=!])|:|<\w+>)|\(/y;
const quantifier = /(?:[*+?]|\{(?<min>\d+)(?<comma>,)?(?<max>\d+)?\})(?<lazy>\?)?/y;
const escape = /\\(?:[pP]\{[^}]*\}|u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|.)/suy;

/** Undefined where it holds what isn't counted: references to groups, properties of strings. */
export function parseRegex({source, flags}: RegExp): Piece | undefined {
	if (/\\[1-9]|\\k<|RGI_Emoji/.test(source)) {
		return undefined;
	}

	const reader = {source, at: 0, flags: flags.replaceAll(/[^iuvs]/g, '')};
	return parseChoice(reader);
}

type Reader = {readonly source: string; at: number; readonly flags: string};

function take(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
	pattern.lastIndex = reader.at;
	const found = pattern.exec(reader.source);
	if (found) {
		reader.at += found[0].length;
	}

	return found ?? undefined;
}

function parseChoice(reader: Reader): Piece {
	const pieces = [parseSequence(reader)];
	while (reader.source[reader.at] === '|') {
		reader.at++;
		pieces.push(parseSequence(reader));
	}

	return pieces.length === 1 && pieces[0] ? pieces[0] : {kind: 'choice', pieces};
}

function parseSequence(reader: Reader): Piece {
	const pieces: Piece[] = [];
	while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at] ?? '')) {
		pieces.push(parseRepeat(reader, parsePiece(reader)));
	}

	return {kind: 'sequence', pieces};
}

function parseRepeat(reader: Reader, body: Piece): Piece {
	const found = take(reader, quantifier);
	if (!found) {
		return body;
	}

	const {min, comma, max, lazy} = found.groups ?? {};
	const sign = found[0][0];
	const least = min === undefined ? (sign === '+' ? 1 : 0) : Number(min);
	const most =
		max === undefined ? (sign === '?' ? 1 : min !== undefined && !comma ? least : Infinity) : Number(max);
	return {kind: 'repeat', body, min: least, max: most, isLazy: lazy !== undefined};
}

function parsePiece(reader: Reader): Piece {
	const {source, at} = reader;
	const head = take(reader, groupHead);
	if (head) {
		const body = parseChoice(reader);
		reader.at++;
		const look = head.groups?.['look'];
		return look === undefined
			? body
			: {kind: 'look', body, isBehind: look.startsWith('<'), isNegative: look.endsWith('!')};
	}

	const edge = /[\^$]|\\[bB]/y;
	const found = take(reader, edge);
	if (found) {
		return {kind: 'edge', edge: found[0] as '^'};
	}

	if (source[at] === '[') {
		reader.at = classEnd(source, at);
	} else if (!take(reader, escape)) {
		reader.at += String.fromCodePoint(source.codePointAt(at) ?? 0).length;
	}

	return {kind: 'set', has: setOf(source.slice(at, reader.at), reader.flags)};
}

/** Behind the class's bracket; with the flag v there may be others in it. */
function classEnd(source: string, from: number): number {
	let depth = 0;
	for (let at = from; at < source.length; at++) {
		if (source[at] === '\\') {
			at++;
		} else if (source[at] === '[') {
			depth = Math.max(1, depth);
		} else if (source[at] === ']' && depth > 0) {
			return at + 1;
		}
	}

	return source.length;
}

function setOf(set: string, flags: string): (codePoint: number) => boolean {
	const whole = new RegExp(`^${set}$`, flags);
	const known = new Map<number, boolean>();
	return codePoint => {
		const before = known.get(codePoint);
		if (before !== undefined) {
			return before;
		}

		const has = whole.test(String.fromCodePoint(codePoint));
		known.set(codePoint, has);
		return has;
	};
}
