// Lines, blocks and bars are drawn, not typed: so they join in every font.

export type Box = {readonly x: number; readonly y: number; readonly width: number; readonly height: number};

/** Which ways a line leaves the middle of its cell: left, right, up, down. */
const lines: Readonly<Record<string, string>> = {
	'─': 'lr',
	'│': 'ud',
	'┌': 'rd',
	'┐': 'ld',
	'└': 'ru',
	'┘': 'lu',
	'├': 'udr',
	'┤': 'udl',
	'┬': 'lrd',
	'┴': 'lru',
	'┼': 'lrud',
};
const arcs: Readonly<Record<string, string>> = {'╭': 'rd', '╮': 'ld', '╰': 'ru', '╯': 'lu'};
const fromBelow = ' ▁▂▃▄▅▆▇█';
const fromLeft = ' ▏▎▍▌▋▊▉█';

/** The SVG shape of a drawing character in its cell; undefined for text. */
export function glyphShape(character: string, cell: Box, color: string): string | undefined {
	const ways = lines[character];
	const turn = arcs[character];
	if (ways !== undefined || turn !== undefined) {
		const path = ways === undefined ? arcPath(turn ?? '', cell) : linePath(ways, cell);
		return `<path d="${path}" stroke="${color}" fill="none"/>`;
	}

	const eighths = Math.max(fromBelow.indexOf(character), 0) / 8;
	if (eighths > 0) {
		const height = cell.height * eighths;
		return rect({...cell, y: cell.y + cell.height - height, height}, color);
	}

	const part = Math.max(fromLeft.indexOf(character), 0) / 8;
	return part > 0 ? rect({...cell, width: cell.width * part}, color) : undefined;
}

export function rect({x, y, width, height}: Box, color: string): string {
	return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${color}"/>`;
}

export function round(value: number): number {
	return Math.round(value * 100) / 100;
}

function linePath(ways: string, cell: Box): string {
	const {middle, end} = points(cell);
	return Array.from(ways, way => `M${middle}L${end(way)}`).join('');
}

/** A quarter turn from one edge, round the middle, to the other. */
function arcPath(ways: string, cell: Box): string {
	const {middle, end} = points(cell);
	const [from = '', to = ''] = ways;
	return `M${end(from)}Q${middle} ${end(to)}`;
}

function points({x, y, width, height}: Box) {
	const centerX = round(x + width / 2);
	const centerY = round(y + height / 2);
	const ends: Readonly<Record<string, string>> = {
		l: `${round(x)} ${centerY}`,
		r: `${round(x + width)} ${centerY}`,
		u: `${centerX} ${round(y)}`,
		d: `${centerX} ${round(y + height)}`,
	};
	return {middle: `${centerX} ${centerY}`, end: (way: string) => ends[way] ?? ''};
}
