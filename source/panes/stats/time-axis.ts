import {span, type Line} from '../../text/line.js';
import {formatClock} from '../../text/format.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {State} from '../../store/state.js';
import type {LifeMark} from '../../view/stats/life-marks.js';
import {axisWidth} from './chart-frame.js';

type TimeAxis = {
	readonly columns: number;
	/** What the plot's width stands for. */
	readonly seconds: number;
	/** What its right end is called. */
	readonly endsAt: SafeText;
	readonly marks: readonly LifeMark[];
	readonly isUnicode: boolean;
};

const steps = [10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600];
/** A label and the blanks around it. */
const labelCells = 11;

/** What the right end of the charts is: now, or the moment of the past that is shown. */
export function endOfCharts({view: {past}}: State): SafeText {
	return past.atMs === undefined ? safe`now` : formatClock(past.atMs);
}

/** Under a plot: when that was, and what became of the container then. */
export function timeAxisLine({columns, seconds, endsAt, marks, isUnicode}: TimeAxis): Line {
	const cells = Array.from({length: columns}, () => ' ');
	const place = (text: string, column: number, isWanted: boolean) => {
		const from = Math.max(0, Math.min(column, columns - text.length));
		const isFree = cells.slice(Math.max(0, from - 1), from + text.length + 1).every(cell => cell === ' ');
		if (text.length <= columns && (isFree || isWanted)) {
			cells.splice(from, text.length, ...text.split(''));
		}
	};

	const columnOf = (secondsAgo: number) => Math.round((1 - secondsAgo / seconds) * columns);
	place(endsAt, columns, true);
	for (const {kind, secondsAgo} of marks.filter(mark => mark.secondsAgo >= 0 && mark.secondsAgo < seconds)) {
		const sign = kind === 'started' ? (isUnicode ? '▲' : '^') : isUnicode ? '▼' : 'v';
		const column = Math.max(0, columnOf(secondsAgo) - 1);
		place(`${sign}${kind}`, column, false);
		place(sign, column, true);
	}

	const step = steps.find(one => (one / seconds) * columns >= labelCells) ?? Number.POSITIVE_INFINITY;
	const ticks = Array.from({length: Math.floor(seconds / step)}, (_, index) => (index + 1) * step).filter(
		isRound,
	);
	for (const ago of ticks) {
		place(ago === ticks.at(-1) ? `${spanText(ago)} ago` : spanText(ago), columnOf(ago), false);
	}

	return [span(safeText(' '.repeat(axisWidth))), span(safeText(cells.join('')), 'dim')];
}

function isRound(seconds: number): boolean {
	return seconds < 60 || (seconds < 3600 ? seconds % 30 === 0 : seconds % 1800 === 0);
}

function spanText(seconds: number): string {
	if (seconds < 60) {
		return `${seconds} s`;
	}

	return seconds < 3600 ? `${seconds / 60} min` : `${seconds / 3600} h`;
}
