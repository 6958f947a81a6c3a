import {formatSpan} from '../text/format.js';
import {safe, type SafeText} from '../text/safe-text.js';

/** Less is not worth a word (ms). */
export const noticeableMs = 2000;

/** `40 min behind this machine's`, of an engine's clock. */
export function clockWords(offsetMs: number): SafeText {
	return Math.abs(offsetMs) < noticeableMs
		? safe`same as this machine's`
		: safe`${formatSpan(Math.round(Math.abs(offsetMs) / 1000) * 1000)} ${offsetMs < 0 ? safe`behind` : safe`ahead of`} this machine's`;
}
