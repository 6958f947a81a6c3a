import type {LogOptions} from '../types.js';

/** What is asked of a log, as the engine that answers wants it written. Lines at both ends are part of the answer. */
export type WriteTimes = (range: Pick<LogOptions, 'since' | 'until'>) => Readonly<Record<string, string>>;

const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;

/** As Docker wants them: `seconds.nanoseconds`, the only form that it takes. */
export const engineTimes: WriteTimes = ({since, until}) => ({
	...(since !== undefined && {since: toEngineTime(since)}),
	...(until !== undefined && {until: toEngineTime(until)}),
});

/** RFC 3339 → `seconds.nanoseconds`. Anything else stays as it is. */
export function toEngineTime(stamp: string): string {
	const at = partsOf(stamp);
	return at ? `${at.seconds}.${at.nanos}` : stamp;
}

/** The same form, so many nanoseconds later and in UTC. Anything else stays as it is. */
export function shiftNanos(stamp: string, by: -1 | 1): string {
	const at = partsOf(stamp);
	if (!at) {
		return stamp;
	}

	const nanos = Number(at.nanos) + by;
	const carried = Math.floor(nanos / nanosASecond);
	const second = new Date((at.seconds + carried) * 1000).toISOString().slice(0, -'.000Z'.length);
	return `${second}.${String(nanos - carried * nanosASecond).padStart(9, '0')}Z`;
}

const nanosASecond = 1_000_000_000;

function partsOf(stamp: string): {readonly seconds: number; readonly nanos: string} | undefined {
	const [, second = '', decimals = '', zone = ''] = form.exec(stamp) ?? [];
	const atMs = Date.parse(`${second}${zone}`);
	return Number.isNaN(atMs) ? undefined : {seconds: atMs / 1000, nanos: decimals.padEnd(9, '0')};
}
