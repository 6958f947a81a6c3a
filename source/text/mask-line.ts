import {keepLastPer} from '../util/keep-last.js';
import {type Line, lineText} from './line.js';
import type {SafeText} from './safe-text.js';
import {mask} from './secrets.js';
import {secretRanges} from './secret-ranges.js';

/** A line with every secret in it masked, also one that goes over several spans. */
export const maskLine = keepLastPer((line: Line): Line => {
	const ranges = secretRanges(lineText(line));
	let start = 0;
	return ranges.length === 0
		? line
		: line.map(one => {
				const from = start;
				start += one.text.length;
				return {...one, text: maskPart(one.text, from, ranges)};
			});
});

/** The part of the line that begins at `from`: a secret's mask stands where it begins. */
function maskPart(text: SafeText, from: number, ranges: ReturnType<typeof secretRanges>): SafeText {
	let whole = '';
	let end = 0;
	for (const [secretFrom, secretTo] of ranges) {
		const at = Math.max(0, secretFrom - from);
		const to = Math.min(text.length, secretTo - from);
		if (at < text.length && to > 0) {
			whole += text.slice(end, at) + (secretFrom >= from ? mask : '');
			end = to;
		}
	}

	return (whole + text.slice(end)) as SafeText;
}
