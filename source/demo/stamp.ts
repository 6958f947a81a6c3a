// Go prints times in nanoseconds, which no JavaScript number can hold. Inside the demo a moment is a
// whole number of microseconds; the last three digits are a constant of who stamps.

export const noTime = '0001-01-01T00:00:00Z';

/** RFC 3339 with nine decimals, always: as log lines are stamped. */
export function rfc3339(us: number, nanos = 0): string {
	return `${secondText(Math.floor(us / 1_000_000))}.${decimals(us, nanos)}Z`;
}

// Neighbouring lines of a log share their second, and making its text is most of a stamp's cost.
let latest = {second: 0, text: '1970-01-01T00:00:00'};

function secondText(second: number): string {
	if (latest.second !== second) {
		latest = {second, text: new Date(second * 1000).toISOString().slice(0, 19)};
	}

	return latest.text;
}

/** Go's RFC3339Nano: trailing zeros left out. `undefined` is Go's zero time. */
export function goTime(ms: number | undefined, nanos = 0): string {
	return ms === undefined ? noTime : rfc3339(Math.round(ms * 1000), nanos).replace(/\.?0+Z$/, 'Z');
}

/** `1795520356007800811`, as JSON's timeNano. */
export function nanoDigits(us: number, nanos = 0): string {
	return `${Math.floor(us / 1_000_000)}${decimals(us, nanos)}`;
}

function decimals(us: number, nanos: number): string {
	return String(us % 1_000_000).padStart(6, '0') + String(nanos).padStart(3, '0');
}

/** Such a time in a query. 0 and nothing are no limit. Throws what is wrong with it. */
export function readStamp(query: URLSearchParams, name: string, nanos = 0): number | undefined {
	const text = query.get(name) ?? '';
	return text === '' || text === '0' ? undefined : parseStamp(text, nanos);
}

/**
 * Reads the API's `seconds[.nanoseconds]`: the first microsecond whose stamp, ending in `nanos`, isn't
 * before that time. RFC 3339 isn't one here, the docker CLI converts it.
 */
export function parseStamp(text: string, nanos = 0): number {
	const [whole, seconds, decimalDigits = ''] = /^(\d{1,11})(?:\.(\d{1,9}))?$/.exec(text) ?? [];
	if (whole === undefined) {
		throw new SyntaxError(`strconv.ParseInt: parsing "${text}": invalid syntax`);
	}

	const digits = decimalDigits.padEnd(9, '0');
	const us = Number(seconds) * 1_000_000 + Number(digits.slice(0, 6));
	return Number(digits.slice(6)) <= nanos ? us : us + 1;
}
