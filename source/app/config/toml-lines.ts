/** A line and a column of a text, both from 1. */
export type Spot = {readonly line: number; readonly column: number};

const header = /^\s*(\[\[?)\s*([^\]]+?)\s*\]/;
const assignment = /^(\s*)([\w.'" -]+?)\s*=/;

/** Where each name of a TOML text stands: `keys.stop` by its line and column. What is written in braces stands where they begin. */
export function spotsOf(text: string): ReadonlyMap<string, Spot> {
	const spots = new Map<string, Spot>();
	const counts = new Map<string, number>();
	let table = '';
	for (const [index, line] of text.split('\n').entries()) {
		const [, brackets, name] = header.exec(line) ?? [];
		const [, indent = '', key] = assignment.exec(line) ?? [];
		if (name !== undefined) {
			table = brackets === '[[' ? counted(unquoted(name), counts) : unquoted(name);
			note(spots, table, {line: index + 1, column: 1});
		} else if (key !== undefined) {
			const whole = table === '' ? unquoted(key) : `${table}.${unquoted(key)}`;
			note(spots, whole, {line: index + 1, column: indent.length + 1});
		}
	}

	return spots;
}

/** The second of `[[commands]]` is `commands#2`. */
function counted(name: string, counts: Map<string, number>): string {
	const count = (counts.get(name) ?? 0) + 1;
	counts.set(name, count);
	return `${name}#${count}`;
}

/** The first: what comes twice is a mistake of its own. */
function note(spots: Map<string, Spot>, name: string, spot: Spot): void {
	if (!spots.has(name)) {
		spots.set(name, spot);
	}
}

function unquoted(name: string): string {
	return name.replaceAll(/['"\s]/g, '');
}
