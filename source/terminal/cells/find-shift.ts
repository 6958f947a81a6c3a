import type {Row} from './cell-row.js';

/** Lines `top` to `bottom` move up by `by` lines (down where negative); lines that come free are blank. */
export type Shift = {readonly top: number; readonly bottom: number; readonly by: number};

const leastLinesMoved = 2;

/** The block of lines that, moved as a whole, would bring the most changed lines to their new place. */
export function findShift(shown: readonly Row[], next: readonly Row[]): Shift | undefined {
	const by = mostFrequentMove(shown, next);
	if (by === undefined) {
		return undefined;
	}

	let best = {moved: 0, from: 0, to: 0};
	let run = {moved: 0, from: 0};
	for (const [y, row] of next.entries()) {
		if (row.line !== shown[y + by]?.line) {
			run = {moved: 0, from: y + 1};
			continue;
		}

		run = {...run, moved: run.moved + (row.line === shown[y]?.line ? 0 : 1)};
		if (run.moved > best.moved) {
			best = {...run, to: y};
		}
	}

	if (best.moved < leastLinesMoved) {
		return undefined;
	}

	return by > 0 ? {top: best.from, bottom: best.to + by, by} : {top: best.from + by, bottom: best.to, by};
}

function mostFrequentMove(shown: readonly Row[], next: readonly Row[]): number | undefined {
	const places = new Map<string, number>();
	for (const [y, {line}] of shown.entries()) {
		places.set(line, y);
	}

	const votes = new Map<number, number>();
	for (const [y, {line}] of next.entries()) {
		const place = places.get(line);
		if (place !== undefined && line !== shown[y]?.line) {
			votes.set(place - y, (votes.get(place - y) ?? 0) + 1);
		}
	}

	const [winner] = [...votes].sort(([, one], [, other]) => other - one);
	return winner !== undefined && winner[1] >= leastLinesMoved ? winner[0] : undefined;
}

/** The rows as the terminal has them after the move. */
export function shiftRows(rows: readonly Row[], {top, bottom, by}: Shift, blank: Row): readonly Row[] {
	const block = rows.slice(top, bottom + 1);
	const free = Array.from({length: Math.abs(by)}, () => blank);
	const moved = by > 0 ? [...block.slice(by), ...free] : [...free, ...block.slice(0, by)];
	return [...rows.slice(0, top), ...moved, ...rows.slice(bottom + 1)];
}
