import type {SafeText} from './safe-text.js';

const grouping = new Intl.NumberFormat('en-US');

/** `12,300`. */
export function formatCount(count: number): SafeText {
	return grouping.format(count) as SafeText;
}
