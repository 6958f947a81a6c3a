import {span, type Line} from '../../text/line.js';
import {safeText} from '../../text/safe-text.js';
import {axisLabel, stretched, type ChartFrame, type Series} from './chart-frame.js';

const blocks = '▁▂▃▄▅▆▇█';
const ascii = '_.-:=+*#';
const levels = blocks.length;
/** The limit is a dotted line: each dot takes three bytes. */
const dotEvery = 3;

/** One series as a filled area, eight heights a row; blank where nothing is known. Exactly `height` lines. */
export function areaLines({values, tone}: Series, frame: ChartFrame): readonly Line[] {
	const {columns, height, max, isUnicode} = frame;
	const heights = stretched(values, columns).map(value =>
		Number.isNaN(value) ? 0 : Math.max(1, Math.round((Math.min(value, max) / max) * height * levels)),
	);
	const signs = isUnicode ? blocks : ascii;
	return Array.from({length: height}, (_, row) => {
		const under = (height - row - 1) * levels;
		const limit = limitSign(row, frame);
		const cells = heights.map((reached, column) =>
			reached > under
				? signs.charAt(Math.min(levels, reached - under) - 1)
				: column % dotEvery === 0
					? limit
					: ' ',
		);
		return [span(axisLabel(row, frame), 'dim'), span(safeText(cells.join('')), tone)];
	});
}

/** What stands in the blank cells of a row. */
function limitSign(row: number, {height, max, limit = 0, isUnicode}: ChartFrame): string {
	const place = (limit / max) * height;
	if (limit <= 0 || limit > max || Math.ceil(place) !== height - row) {
		return ' ';
	}

	return isUnicode ? (place % 1 === 0 || place % 1 > 0.6 ? '▔' : '╌') : '-';
}
