import {safeText, type SafeText} from './safe-text.js';

const blocks = '▁▂▃▄▅▆▇█';
const ascii = '_.-:=+*#';

/** One cell a value, eight heights from 0 to `max`; a gap where the value is NaN. */
export function sparkline(values: readonly number[], max: number, isUnicode = true): SafeText {
	const heights = isUnicode ? blocks : ascii;
	return safeText(
		values
			.map(value => {
				if (Number.isNaN(value)) {
					return ' ';
				}

				const height = max > 0 ? Math.floor((value / max) * heights.length) : 0;
				return heights.charAt(Math.max(0, Math.min(height, heights.length - 1)));
			})
			.join(''),
	);
}

/**
 * The last `cells` buckets of `perCell` values each, as their highest value; the newest may be unfinished. `count`
 * is the number of all values ever seen: the buckets stand on it, so a full one never changes and the line moves
 * on only once in `perCell` values.
 */
export function bucketed(values: readonly number[], count: number, perCell: number, cells: number): number[] {
	const first = count - values.length;
	const lastBucket = Math.floor((count - 1) / perCell);
	const highest: number[] = [];
	for (let bucket = lastBucket - cells + 1; bucket <= lastBucket; bucket++) {
		const from = Math.max(0, bucket * perCell - first);
		highest.push(highestOf(values, from, Math.min(values.length, (bucket + 1) * perCell - first)));
	}

	return highest;
}

/** NaN where nothing is known. */
function highestOf(values: readonly number[], from: number, to: number): number {
	let highest = Number.NaN;
	for (let index = from; index < to; index++) {
		const value = values[index] ?? Number.NaN;
		highest = value <= highest || Number.isNaN(value) ? highest : value;
	}

	return highest;
}
