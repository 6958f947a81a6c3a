/** A little of the shell's language: enough for what tests and demos run in a container. */
export type Node =
	| {readonly kind: 'run'; readonly words: readonly string[]}
	| {readonly kind: 'while'; readonly condition: readonly string[]; readonly body: readonly Node[]}
	| {
			readonly kind: 'for';
			readonly name: string;
			readonly items: readonly string[];
			readonly body: readonly Node[];
	  };

export function parseShell(text: string): Node[] {
	const pieces = splitPieces(text);
	return parseUntil(pieces, undefined);
}

/** Statements, with `do` on its own: `while :; do echo a; done` is `while :`, `do`, `echo a`, `done`. */
function splitPieces(text: string): string[] {
	const pieces: string[] = [];
	for (const piece of text.split(separators)) {
		const trimmed = piece.trim();
		const [, keyword, rest] = /^(do|then)\s+(.*)$/s.exec(trimmed) ?? [];
		pieces.push(...(keyword === undefined ? [trimmed] : [keyword, rest ?? '']));
	}

	return pieces.filter(piece => piece !== '');
}

/** `;`, `&&`, `||` and newlines outside quotes. */
const separators = /(?:;|&&|\|\||\n)(?=(?:[^'"]|'[^']*'|"[^"]*")*$)/;

function parseUntil(pieces: string[], end: string | undefined): Node[] {
	const nodes: Node[] = [];
	for (let piece = pieces.shift(); piece !== undefined && piece !== end; piece = pieces.shift()) {
		const words = splitWords(piece);
		const [keyword = '', name = '', , ...items] = words;
		if (keyword === 'while' || keyword === 'until') {
			nodes.push({kind: 'while', condition: words.slice(1), body: parseBody(pieces)});
		} else if (keyword === 'for') {
			nodes.push({kind: 'for', name, items, body: parseBody(pieces)});
		} else {
			nodes.push({kind: 'run', words});
		}
	}

	return nodes;
}

function parseBody(pieces: string[]): Node[] {
	if (pieces[0] === 'do') {
		pieces.shift();
	}

	return parseUntil(pieces, 'done');
}

/** Words, quotes taken off; `$((…))` and `$(…)` stay whole. */
function splitWords(piece: string): string[] {
	const words = piece.match(/(?:\$\(\([^)]*\)\)|\$\([^)]*\)|"(?:[^"\\]|\\.)*"|'[^']*'|[^\s'"])+/g) ?? [];
	return words.map(word =>
		word.replace(/"((?:[^"\\]|\\.)*)"|'([^']*)'/g, (_, double, single) => double ?? single),
	);
}
