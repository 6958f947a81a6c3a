/** The API's `filters`: names to the values asked for. */
export type Filters = ReadonlyMap<string, readonly string[]>;

/** `{"status":["exited"]}`, or the old `{"status":{"exited":true}}`. A string says what is wrong with it. */
export function parseFilters(text: string | null, known: readonly string[]): Filters | string {
	if (text === null || text === '') {
		return new Map();
	}

	let parsed: unknown;
	try {
		parsed = JSON.parse(text);
	} catch {
		return 'invalid filter';
	}

	const filters = new Map<string, readonly string[]>();
	for (const [name, values] of Object.entries(parsed ?? {})) {
		if (!known.includes(name)) {
			return `invalid filter '${name}'`;
		}

		filters.set(name, Array.isArray(values) ? values.map(String) : Object.keys(values as object));
	}

	return filters;
}

/** True when the filter isn't asked for, or one of its values passes. */
export function passes(filters: Filters, name: string, test: (value: string) => boolean): boolean {
	const values = filters.get(name);
	return values === undefined || values.length === 0 || values.some(test);
}

/** All of the `label` values: `key` or `key=value`. */
export function passesLabels(filters: Filters, labels: Readonly<Record<string, string>>): boolean {
	return (filters.get('label') ?? []).every(value => {
		const [key, wanted] = splitOnce(value, '=');
		return key in labels && (wanted === undefined || labels[key] === wanted);
	});
}

export function splitOnce(text: string, separator: string): [string, string | undefined] {
	const place = text.indexOf(separator);
	return place < 0 ? [text, undefined] : [text.slice(0, place), text.slice(place + separator.length)];
}
