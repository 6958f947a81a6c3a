import {formatSpan} from '../text/format.js';
import {t, type SafeText} from '../text/safe-text.js';

/** Less is not worth a word (ms). */
export const noticeableMs = 2000;

/** `40 min behind this machine's`, of an engine's clock. */
export function clockWords(offsetMs: number): SafeText {
	return Math.abs(offsetMs) < noticeableMs
		? t`as this machine's`
		: t`${formatSpan(Math.round(Math.abs(offsetMs) / 1000) * 1000)} ${offsetMs < 0 ? t`behind` : t`ahead of`} this machine's`;
}
