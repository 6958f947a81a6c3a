import {fitLine} from '../../text/fit-line.js';
import {span, type Line} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';

type GridChart = {
	/** What it says in a line where it isn't drawn. */
	readonly figures: (width: number) => Line;
	/** In `height` lines, and one more for its axis of time. */
	readonly draw: (width: number, height: number, hasAxis: boolean) => readonly Line[];
};

/** A chart narrower or lower than this says nothing. */
const leastWidth = 26;
const leastHeight = 3;
/** Lower than this, charts stand in one row rather than in two. */
const lowHeight = 11;

/** As many charts as there is room for, over one axis of time; the others' figures in a line each. */
export function chartGrid(charts: readonly GridChart[], width: number, height: number): readonly Line[] {
	const all = charts.length;
	const across = width >= leastWidth * all && height < lowHeight ? all : width >= leastWidth * 2 ? 2 : 1;
	const down = Math.max(1, Math.min(Math.ceil(all / across), Math.floor((height - 1) / leastHeight)));
	const drawn = charts.slice(0, across * down);
	const rest = charts.slice(drawn.length).map(({figures}) => figures(Math.floor(width / across)));
	const restLines = rest.length === 0 ? [] : across === 2 ? [rest.flat()] : rest;
	const room = height - restLines.length - 1;
	if (Math.floor(room / down) < leastHeight) {
		return charts.map(({figures}) => figures(width)).slice(0, height);
	}

	const lines: Line[] = [];
	for (let band = 0; band < down; band++) {
		const beside = drawn.slice(band * across, (band + 1) * across);
		const rows = Math.floor(room / down) + (band < room % down ? 1 : 0);
		lines.push(...besideLines(beside, width, rows, band === down - 1));
	}

	return [...lines, ...restLines];
}

function besideLines(
	beside: readonly GridChart[],
	whole: number,
	height: number,
	hasAxis: boolean,
): readonly Line[] {
	const width = Math.floor(whole / beside.length) - 1;
	const blocks = beside.map(({draw}) => draw(width, height, hasAxis));
	return Array.from({length: height + (hasAxis ? 1 : 0)}, (_, row) =>
		blocks.flatMap(block => [...fitLine(block[row] ?? [], width), span(safe` `)]),
	);
}
