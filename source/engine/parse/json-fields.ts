// A daemon's JSON is checked where it is read: a field that is missing or of another type is `undefined`.

export type Json = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

export function asArray(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

export function asObjects(value: unknown): readonly Json[] {
	return asArray(value).map(entry => asObject(entry));
}

export function asString(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

export function asNumber(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** RFC 3339 → ms since the epoch; undefined for Go's zero time and for what isn't a time. */
export function asTimeMs(value: unknown): number | undefined {
	const atMs = typeof value === 'string' ? Date.parse(value) : Number.NaN;
	return Number.isNaN(atMs) || atMs <= 0 ? undefined : atMs;
}

/** The last moment that a Date can hold: 275760. */
const lastMs = 8.64e15;

/** Seconds since the epoch → ms; undefined for what no clock has ever shown. */
export function asSecondsMs(value: unknown): number | undefined {
	const atMs = (asNumber(value) ?? 0) * 1000;
	return atMs > 0 && atMs <= lastMs ? atMs : undefined;
}

/** As JSON, but for the quotes around a text. */
export function asText(value: unknown): string {
	return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
