import {formatAge, formatClock} from '../text/format.js';
import {noText, safe, type SafeText} from '../text/safe-text.js';

export type StampStyle = {
	readonly mode: 'off' | 'utc' | 'local' | 'relative';
	/** What the relative ones are relative to. */
	readonly nowMs: number;
};

const clockWidth = 12;
const ageWidth = 10;

/** The engine's stamp as the reader wants it, always as wide as the mode's others. */
export function formatStamp(stamp: string, {mode, nowMs}: StampStyle): SafeText {
	if (mode === 'off') {
		return noText;
	}

	const width = mode === 'relative' ? ageWidth : clockWidth;
	return words(stamp, mode, nowMs).padStart(width).slice(0, width) as SafeText;
}

function words(stamp: string, mode: Exclude<StampStyle['mode'], 'off'>, nowMs: number): string {
	const atMs = Date.parse(stamp);
	if (Number.isNaN(atMs)) {
		return '–';
	}

	switch (mode) {
		case 'utc': {
			return new Date(atMs).toISOString().slice(11, 23);
		}

		case 'local': {
			return `${formatClock(atMs)}.${String(new Date(atMs).getMilliseconds()).padStart(3, '0')}`;
		}

		case 'relative': {
			return safe`${formatAge(nowMs - atMs)} ago`;
		}
	}
}
