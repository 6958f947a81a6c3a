import {parseRegex, type Piece} from './parse-regex.js';

export type Steps = {
	count: number;
	readonly most: number;
};

/** What counting is given up for: there is no more to learn. */
export class TooMuchWork extends Error {}

type Text = {
	readonly text: string;
	readonly isUnicode: boolean;
	readonly isMultiline: boolean;
	readonly steps: Steps;
};
type Next = (at: number) => boolean;

const trees = new WeakMap<RegExp, Piece | {readonly kind: 'uncounted'}>();
const uncounted = {kind: 'uncounted'} as const;

/** Adds to `steps` what a backtracking matcher, V8's among them, tries to find `regex` in `text` from `from` on. */
export function countSteps(regex: RegExp, text: string, from: number, steps: Steps): void {
	const tree = trees.get(regex) ?? parseRegex(regex) ?? uncounted;
	trees.set(regex, tree);
	if (tree.kind === 'uncounted') {
		add(steps, endOfMatch(regex, text, from) - from);
		return;
	}

	const {sticky, multiline: isMultiline, unicode, unicodeSets} = regex;
	const whole: Text = {text, isUnicode: unicode || unicodeSets, isMultiline, steps};
	const last = sticky || (isAnchored(tree) && !isMultiline) ? from : text.length;
	for (let at = from; at <= last; at++) {
		add(steps, 1);
		if (match(tree, at, whole, () => true)) {
			return;
		}
	}
}

/** How far it is looked at least. */
function endOfMatch({source, flags}: RegExp, text: string, from: number): number {
	const global = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
	global.lastIndex = from;
	return global.test(text) ? global.lastIndex : text.length;
}

function isAnchored(piece: Piece): boolean {
	switch (piece.kind) {
		case 'edge': {
			return piece.edge === '^';
		}

		case 'sequence': {
			return piece.pieces[0] !== undefined && isAnchored(piece.pieces[0]);
		}

		case 'choice': {
			return piece.pieces.every(one => isAnchored(one));
		}

		case 'look':
		case 'repeat':
		case 'set': {
			return false;
		}
	}
}

function add(steps: Steps, count: number): void {
	steps.count += count;
	if (steps.count > steps.most) {
		throw new TooMuchWork();
	}
}

function match(piece: Piece, at: number, whole: Text, next: Next): boolean {
	switch (piece.kind) {
		case 'set': {
			const end = step(piece, at, whole);
			return end > at && next(end);
		}

		case 'sequence': {
			return matchFrom(piece.pieces, 0, at, whole, next);
		}

		case 'choice': {
			return piece.pieces.some(one => match(one, at, whole, next));
		}

		case 'repeat': {
			return setsOf(piece.body) ? repeatSets(piece, at, whole, next) : repeat(piece, 0, at, whole, next);
		}

		case 'edge': {
			return isAtEdge(piece.edge, at, whole) && next(at);
		}

		case 'look': {
			return looks(piece, at, whole) !== piece.isNegative && next(at);
		}
	}
}

function matchFrom(pieces: readonly Piece[], index: number, at: number, whole: Text, next: Next): boolean {
	const piece = pieces[index];
	return piece === undefined
		? next(at)
		: match(piece, at, whole, end => matchFrom(pieces, index + 1, end, whole, next));
}

/** Where the character ends; `at` when it isn't of the set. */
function step(set: CharacterSet, at: number, {text, isUnicode, steps}: Text): number {
	add(steps, 1);
	const code = isUnicode ? text.codePointAt(at) : text.charCodeAt(at);
	return code === undefined || Number.isNaN(code) || !set.has(code) ? at : at + (code > 0xff_ff ? 2 : 1);
}

type CharacterSet = Piece & {readonly kind: 'set'};

/** The sets that a piece is made of, one after another, when it is made of nothing else. */
function setsOf(piece: Piece): readonly CharacterSet[] | undefined {
	const pieces = piece.kind === 'sequence' ? piece.pieces : [piece];
	return pieces.length > 0 && pieces.every(one => one.kind === 'set') ? pieces : undefined;
}

type Repeat = Piece & {readonly kind: 'repeat'};

/** Without recursion, since it may be as long as the text. */
function repeatSets({body, min, max, isLazy}: Repeat, at: number, whole: Text, next: Next): boolean {
	const sets = setsOf(body) ?? [];
	const ends = [at];
	const grow = () => {
		let end = ends.at(-1) ?? at;
		for (const set of ends.length <= max ? sets : []) {
			const after = step(set, end, whole);
			if (after === end) {
				return false;
			}

			end = after;
		}

		return ends.length <= max && ends.push(end) > 0;
	};

	if (isLazy) {
		do {
			if (ends.length > min && next(ends.at(-1) ?? at)) {
				return true;
			}
		} while (grow());
		return false;
	}

	while (grow());
	while (ends.length > min) {
		add(whole.steps, 1);
		if (next(ends.pop() ?? at)) {
			return true;
		}
	}

	return false;
}

function repeat(piece: Repeat, done: number, at: number, whole: Text, next: Next): boolean {
	const {body, min, max, isLazy} = piece;
	const more = () =>
		done < max &&
		match(body, at, whole, end => (end > at || done < min) && repeat(piece, done + 1, end, whole, next));
	const enough = () => done >= min && next(at);
	return isLazy ? enough() || more() : more() || enough();
}

function isAtEdge(edge: string, at: number, {text, isMultiline}: Text): boolean {
	if (edge === '^') {
		return at === 0 || (isMultiline && text[at - 1] === '\n');
	}

	if (edge === '$') {
		return at === text.length || (isMultiline && text[at] === '\n');
	}

	const isWord = (index: number) => /\w/.test(text[index] ?? '');
	return (isWord(at - 1) !== isWord(at)) === (edge === '\\b');
}

function looks({body, isBehind}: Piece & {readonly kind: 'look'}, at: number, whole: Text): boolean {
	if (!isBehind) {
		return match(body, at, whole, () => true);
	}

	// Those in use look back a character.
	for (let from = at; from >= Math.max(0, at - 2); from--) {
		if (match(body, from, whole, end => end === at)) {
			return true;
		}
	}

	return false;
}
