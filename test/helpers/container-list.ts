import type {Terminal} from './terminal.js';

export type ListedRow = {
	readonly name: string;
	readonly isCursor: boolean;
	readonly isMarked: boolean;
	/** All that stands after the name. */
	readonly rest: string;
};

/** The rows of the containers' pane as they stand on the screen. */
export function listedRows(terminal: Terminal): readonly ListedRow[] {
	const lines = terminal.lines();
	const top = lines.findIndex(line => line.startsWith('╭ 1 Containers'));
	const height = lines.slice(top + 1).findIndex(line => /^[╰╭]/.test(line));
	return lines.slice(top + 2, top + 1 + height).flatMap(line => {
		const [, cursor, mark, name, rest = ''] = /^│(.)(.) (\S+)(.*)/u.exec(line) ?? [];
		return name === undefined ? [] : [{name, rest, isCursor: cursor === '▸', isMarked: mark === '●'}];
	});
}

export function listedNames(terminal: Terminal): readonly string[] {
	return listedRows(terminal).map(({name}) => name);
}

export function markedNames(terminal: Terminal): readonly string[] {
	return listedRows(terminal)
		.filter(({isMarked}) => isMarked)
		.map(({name}) => name);
}

export function cursorName(terminal: Terminal): string | undefined {
	return listedRows(terminal).find(({isCursor}) => isCursor)?.name;
}

/** What the row of that container says; empty when it isn't on the screen. */
export function rowOf(terminal: Terminal, name: string): string {
	return listedRows(terminal).find(row => row.name === name)?.rest ?? '';
}

/** Filters down to the one container of that name, and waits until the cursor is on it. */
export async function pick(terminal: Terminal, name: string): Promise<void> {
	terminal.press('/');
	terminal.send(`/^${name}$/`);
	await terminal.waitForText(`filter › /^${name}$/`);
	terminal.press('enter');
	await terminal.waitForNoText('filter ›');
	await terminal.waitFor(
		`the list with ${name} alone`,
		() => listedNames(terminal).join(' ') === name && cursorName(terminal) === name,
	);
}
