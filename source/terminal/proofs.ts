import type {Size} from './ink-stdout.js';

// What the terminal has shown, proved: after a frame the cursor is put in a place of its own and the terminal asked
// where it stands (CPR, `ESC [ 6 n`). The answer names the place, so it says of which frame it is, though answers got
// lost, came late, or were another's.

export type Proofs = {
	/** The bytes that ask. `then` is called once the terminal has shown all that was sent before. */
	readonly ask: (then: () => void, nowMs: number) => string;
	/** The terminal said where its cursor stands. */
	readonly heard: (row: number, column: number) => void;
	/** What was asked before doesn't matter any more. */
	readonly forget: () => void;
	/** When it was asked last, while an answer is still to come. */
	readonly openSinceMs: () => number | undefined;
	/** Whether it never answered, though it had the time. */
	readonly isSilent: (nowMs: number) => boolean;
};

/** Of older ones nobody wants to know. */
const mostOpen = 16;
const patienceMs = 2000;

export function createProofs(size: () => Size): Proofs {
	const open = new Map<string, () => void>();
	const nextPlace = createPlaces(size);
	let hasAnswered = false;
	let unanswered = 0;
	let firstMs: number | undefined;
	let lastMs = 0;

	return {
		ask(then, nowMs) {
			firstMs ??= nowMs;
			lastMs = nowMs;
			unanswered++;
			if (!hasAnswered && unanswered > mostOpen) {
				return '';
			}

			const place = nextPlace();
			open.delete(place);
			open.set(place, then);
			for (const [old] of [...open].slice(0, -mostOpen)) {
				open.delete(old);
			}

			return `\u001B[${place}H\u001B[6n`;
		},
		heard(row, column) {
			const then = open.get(`${row};${column}`);
			if (!then) {
				return;
			}

			hasAnswered = true;
			// Older ones are shown too, and of no interest.
			const places = [...open.keys()];
			for (const place of places.slice(0, places.indexOf(`${row};${column}`) + 1)) {
				open.delete(place);
			}

			then();
		},
		forget: () => open.clear(),
		openSinceMs: () => (open.size > 0 ? lastMs : undefined),
		isSilent: nowMs => !hasAnswered && firstMs !== undefined && nowMs - firstMs > patienceMs,
	};
}

/** Another place for each; the first row is avoided, since F3 with a modifier reads like it. */
function createPlaces(size: () => Size): () => string {
	let count = Math.floor(Math.random() * 10_000);
	return () => {
		const {columns, rows} = size();
		count++;
		const row = Math.min(rows, 2 + (count % Math.max(1, rows - 1)));
		return `${row};${1 + ((count * 7) % columns)}`;
	};
}
