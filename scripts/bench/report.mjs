import {cpus, release} from 'node:os';
import process from 'node:process';
import {bars, describeBar, isMet} from './bars.mjs';
import {summarize} from './statistics.mjs';

/** Gathers figures: `note('first-frame', 'midwatch', 141)`, as often as it was measured. */
export function createReport() {
	const figures = new Map();
	const columns = ['midwatch'];
	return {
		note(id, column, value) {
			if (!columns.includes(column)) {
				columns.push(column);
			}

			const key = `${id} ${column}`;
			figures.set(key, [...(figures.get(key) ?? []), value]);
		},
		table: () => printTable(rowsOf(figures, columns), columns),
		json: conditions => ({
			schema: 1,
			conditions: {...conditions, node: process.version, kernel: release(), cores: cpus().length},
			rows: rowsOf(figures, columns).map(({bar, cells}) => ({
				id: bar.id,
				what: bar.what,
				bar: bar.atMost === undefined ? {atLeast: bar.atLeast} : {atMost: bar.atMost},
				isMet: isMet(bar, cells.midwatch?.median),
				...cells,
			})),
		}),
	};
}

function rowsOf(figures, columns) {
	return bars
		.map(bar => ({
			bar,
			cells: Object.fromEntries(
				columns.map(column => [column, summarize(figures.get(`${bar.id} ${column}`) ?? [])]),
			),
		}))
		.filter(({cells}) => Object.values(cells).some(cell => cell !== undefined));
}

/** Medians, with the least and the most where there was more than one run. */
function printTable(rows, columns) {
	const lines = [
		['', 'bar', ...columns, ''],
		...rows.map(({bar, cells}) => [
			bar.what,
			describeBar(bar),
			...columns.map(column => printCell(cells[column], bar.print)),
			{true: 'met', false: 'MISSED'}[isMet(bar, cells.midwatch?.median)] ?? '',
		]),
	];
	const widths = lines[0].map((_, column) => Math.max(...lines.map(line => line[column].length)));
	return lines
		.map(line =>
			line
				.map((cell, column) => cell.padEnd(widths[column]))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

function printCell(cell, print) {
	if (cell === undefined) {
		return '–';
	}

	const spread = cell.runs > 1 ? ` (${trimUnit(print(cell.least))}–${trimUnit(print(cell.most))})` : '';
	return `${print(cell.median)}${spread}`;
}

function trimUnit(text) {
	return text.replace(/ .*$/, '');
}
