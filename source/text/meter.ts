import {safeText, type SafeText} from './safe-text.js';

const eighths = ' ▏▎▍▌▋▊▉';

/** A bar of exactly `width` cells, `share` (0–1) of it filled; a share above nothing is never shown as nothing. */
export function meter(share: number, width: number, isUnicode = true): SafeText {
	const filled = Math.max(0, Math.min(share, 1)) * width;
	if (!isUnicode) {
		const cells = share > 0 ? Math.max(1, Math.round(filled)) : 0;
		return safeText('#'.repeat(cells).padEnd(width, '.'));
	}

	const steps = share > 0 ? Math.max(1, Math.round(filled * 8)) : 0;
	const rest = steps % 8;
	const bar = '█'.repeat(Math.floor(steps / 8)) + (rest > 0 ? eighths.charAt(rest) : '');
	return safeText(bar.padEnd(width));
}
