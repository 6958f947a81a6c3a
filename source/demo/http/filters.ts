/** The API's `filters`, names to the values asked for: `{"type":["container"]}`. Throws what is wrong with it. */
export function parseFilters(text: string | null, known: readonly string[]): ReadonlyMap<string, string[]> {
	const filters = new Map(Object.entries(JSON.parse(text || '{}') as Record<string, string[]>));
	const strange = filters.keys().find(name => !known.includes(name));
	if (strange !== undefined) {
		throw new SyntaxError(`invalid filter '${strange}'`);
	}

	return filters;
}
