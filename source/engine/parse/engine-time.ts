const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;

/** RFC 3339 → `seconds.nanoseconds`, the only form that a log's `since` and `until` take. Anything else stays as it is. */
export function toEngineTime(stamp: string): string {
	const [, seconds = '', decimals = '', zone = ''] = form.exec(stamp) ?? [];
	const atMs = Date.parse(`${seconds}${zone}`);
	return Number.isNaN(atMs) ? stamp : `${atMs / 1000}.${decimals.padEnd(9, '0')}`;
}
