const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;

/** An RFC 3339 stamp in UTC with nine decimals, so that stamps sort as text. Undefined when it isn't one. */
export function toUtcStamp(stamp: string): string | undefined {
	const [, seconds = '', decimals = '', zone = ''] = form.exec(stamp) ?? [];
	const atMs = Date.parse(`${seconds}${zone}`);
	return Number.isNaN(atMs)
		? undefined
		: `${new Date(atMs).toISOString().slice(0, 19)}.${decimals.padEnd(9, '0')}Z`;
}
