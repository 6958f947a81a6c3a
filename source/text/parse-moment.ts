import {parseDuration} from '../util/parse-duration.js';

const dayMs = 86_400_000;

/**
 * A moment before now, as people write it, by the local clock: `02:41`, `02:41:10`, `yesterday 23:10`,
 * `2026-11-26 02:41`, `-33m`, `-1h30m`. A time of day that is yet to come was yesterday's. Undefined for anything else.
 */
export function parseMoment(typed: string, nowMs: number): number | undefined {
	const text = typed.trim().toLowerCase();
	const ago = /^-\s*(\S.*)$/.exec(text)?.[1];
	if (ago !== undefined) {
		const agoMs = parseDuration(ago);
		return agoMs === undefined ? undefined : nowMs - agoMs;
	}

	const [whole, day, hours = '', minutes = '', seconds = '0'] =
		/^(?:(yesterday|today|\d{4}-\d\d-\d\d)[ t]+)?(\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(text) ?? [];
	if (whole === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) {
		return undefined;
	}

	const at = dayOf(day, nowMs);
	at.setHours(Number(hours), Number(minutes), Number(seconds), 0);
	const atMs = at.getTime();
	return Number.isNaN(atMs) ? undefined : day === undefined && atMs > nowMs ? atMs - dayMs : atMs;
}

function dayOf(day: string | undefined, nowMs: number): Date {
	if (day === undefined || day === 'today' || day === 'yesterday') {
		return new Date(day === 'yesterday' ? nowMs - dayMs : nowMs);
	}

	return new Date(`${day}T00:00:00`);
}
