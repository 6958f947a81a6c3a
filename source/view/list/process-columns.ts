import {safeText, type SafeText} from '../../text/safe-text.js';
import {displayWidth, fit} from '../../text/width.js';
import type {ProcessTable} from '../../engine/types.js';

export type ProcessColumn = {readonly title: SafeText; readonly values: readonly SafeText[]};

/** Given up first where the screen is narrow; the command takes what is left. */
const givenUp = ['PPID', 'C', 'STIME', 'START', 'TTY', 'VSZ', 'RSS', 'STAT', '%MEM', 'TIME', 'UID', 'USER'];
const isCommand = /^(?:CMD|COMMAND)$/i;
const gap = 2;
const leastCommand = 16;
const right = /^(?:PID|PPID|C|%CPU|%MEM|VSZ|RSS|TIME)$/i;

/** The engine's columns, each value padded to its column's width, as many as go into `width` cells. */
export function processColumns({titles, rows}: ProcessTable, width: number): readonly ProcessColumn[] {
	const columns = titles.map((title, index) => ({
		title,
		values: rows.map(row => row[index] ?? safeText('')),
		width: Math.max(displayWidth(title), ...rows.map(row => displayWidth(row[index] ?? safeText('')))),
	}));
	let kept = columns;
	for (const victim of givenUp) {
		if (neededWidth(kept) <= width) {
			break;
		}

		kept = kept.filter(({title}) => title.toUpperCase() !== victim);
	}

	const others = kept.filter(({title}) => !isCommand.test(title));
	const left = width - others.reduce((sum, column) => sum + column.width + gap, 0) - gap;
	let room = width;
	return kept.flatMap(({title, values, width: wanted}) => {
		const cells = Math.min(isCommand.test(title) ? Math.max(1, left) : wanted, room - gap);
		room -= cells + gap;
		const align = right.test(title) ? 'right' : 'left';
		return cells < 1
			? []
			: [{title: fit(title, cells, align), values: values.map(value => fit(value, cells, align))}];
	});
}

function neededWidth(columns: ReadonlyArray<{readonly title: SafeText; readonly width: number}>): number {
	return columns.reduce(
		(sum, {title, width}) => sum + gap + (isCommand.test(title) ? Math.min(width, leastCommand) : width),
		0,
	);
}
