// What clients post is unknown until it is looked at: these read one field each, whatever is there.

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields {
	return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

export function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A number that isn't 0, which in the API means "not set". */
export function numberOf(value: unknown): number | undefined {
	return typeof value === 'number' && value !== 0 ? value : undefined;
}

export function textsOf(value: unknown): string[] | undefined {
	return Array.isArray(value) ? value.map(String) : undefined;
}

export function textRecordOf(value: unknown): Record<string, string> {
	return Object.fromEntries(Object.entries(fieldsOf(value)).map(([name, text]) => [name, String(text)]));
}
