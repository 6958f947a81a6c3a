import {fitLine, takeLine} from '../text/fit-line.js';
import {graphemes, isPlain} from '../text/graphemes.js';
import type {TextRange} from '../text/guarded-regex.js';
import type {Line, Span} from '../text/line.js';
import {safe, type SafeText} from '../text/safe-text.js';
import {takeCells} from '../text/width.js';

const ellipsis: Span = {text: safe`…`, tone: 'dim'};

/** The cells of `line` from `skip` on, exactly `width` of them: padded, or cut with an ellipsis. */
export function cutLine(line: Line, skip: number, width: number): Line {
	const {taken, rest} = takeLine(skip === 0 ? line : dropLine(line, skip), width);
	return rest.length === 0
		? fitLine(taken, width)
		: [...fitLine(takeLine(taken, width - 1).taken, width - 1), ellipsis];
}

/** `line` in rows of exactly `width` cells, at least one and at most `most`; the last is cut when there is more. */
export function wrapLine(line: Line, width: number, most: number): readonly Line[] {
	const rows: Line[] = [];
	let left = line;
	while (rows.length < most - 1 && left.length > 0) {
		const {taken, rest} = takeLine(left, width);
		if (rest.length === 0) {
			break;
		}

		rows.push(fitLine(taken, width));
		left = rest;
	}

	return [...rows, cutLine(left, 0, width)];
}

/** `line` with the characters in these ranges, which are in order, as matches. */
export function highlightLine(line: Line, ranges: readonly TextRange[]): Line {
	if (ranges.length === 0) {
		return line;
	}

	const marked: Span[] = [];
	let start = 0;
	let next = 0;
	for (const one of line) {
		const end = start + one.text.length;
		while ((ranges[next]?.[1] ?? Number.POSITIVE_INFINITY) <= start) {
			next++;
		}

		const inside: TextRange[] = [];
		for (let at = next; (ranges[at]?.[0] ?? end) < end; at++) {
			const [from, to] = ranges[at] ?? [end, end];
			inside.push([Math.max(0, from - start), Math.min(to, end) - start]);
		}

		markSpan(one, atGraphemes(one.text, inside), marked);
		start = end;
	}

	return marked;
}

function markSpan(one: Span, ranges: readonly TextRange[], marked: Span[]): void {
	const {text} = one;
	let at = 0;
	for (const [from, to] of ranges) {
		if (from > at) {
			marked.push({...one, text: text.slice(at, from) as SafeText});
		}

		if (to > Math.max(at, from)) {
			marked.push({text: text.slice(Math.max(at, from), to) as SafeText, tone: 'match'});
		}

		at = Math.max(at, to);
	}

	if (at < text.length || text === '') {
		marked.push({...one, text: text.slice(at) as SafeText});
	}
}

/** The ranges, edges within a grapheme moved to its end: a mark alone has another width than on its letter. */
function atGraphemes(text: SafeText, ranges: readonly TextRange[]): readonly TextRange[] {
	if (ranges.length === 0 || isPlain(text)) {
		return ranges;
	}

	const ends = [0];
	for (const grapheme of graphemes(text)) {
		ends.push((ends.at(-1) ?? 0) + grapheme.length);
	}

	let next = 0;
	const endFrom = (edge: number) => {
		while ((ends[next] ?? text.length) < edge) {
			next++;
		}

		return ends[next] ?? text.length;
	};
	return ranges.map(([from, to]) => [endFrom(from), endFrom(to)]);
}

/** Without its first `cells` cells; half of a wide character leaves a space. */
function dropLine(line: Line, cells: number): Line {
	const {rest, left: missing} = takeLine(line, cells);
	const [first, ...others] = rest;
	if (missing === 0 || first === undefined) {
		return rest;
	}

	const half = takeCells(first.text, missing + 1);
	return [{text: safe` `}, {...first, text: first.text.slice(half.length) as SafeText}, ...others];
}
