/** The name that needs the fewest letters changed to be `given`, if that is at most a third of it. */
export function nearestName(given: string, names: readonly string[]): string | undefined {
	const [nearest] = names
		.map(name => ({name, changes: changesBetween(given.toLowerCase(), name.toLowerCase())}))
		.filter(({changes}) => changes <= Math.max(1, given.length / 3))
		.toSorted((a, b) => a.changes - b.changes);
	return nearest?.name;
}

/** Letters added, left out or replaced (Levenshtein). */
function changesBetween(a: string, b: string): number {
	let previous = Array.from({length: b.length + 1}, (_, index) => index);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const replaced = previous[column - 1]! + Number(a[row - 1] !== b[column - 1]);
			current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1));
		}

		previous = current;
	}

	return previous[b.length]!;
}
