import type {Cell, Emulator} from '../../test/helpers/emulator.js';
import {glyphShape, rect, round, type Box} from './glyph-shapes.js';
import {hexOf, theme as darkTheme, type PictureTheme} from './theme.js';

const fontSize = 14;
/** DejaVu Sans Mono's own proportions; other fonts are stretched to them, run by run. */
const cellWidth = 8.43;
const cellHeight = 17;
const baseline = 13;
const margin = 12;
const fonts = "'DejaVu Sans Mono', ui-monospace, Menlo, Consolas, monospace";

type Run = {readonly column: number; readonly columns: number; readonly text: string; readonly cell: Cell};

/** The screen as a picture: backgrounds, then text in runs of one style, each held to its columns. */
export function toSvg(screen: Pick<Emulator, 'cells' | 'size'>, theme: PictureTheme = darkTheme): string {
	const {columns, rows} = screen.size();
	const width = round(columns * cellWidth + 2 * margin);
	const height = rows * cellHeight + 2 * margin;
	const body = Array.from({length: rows}, (_, row) =>
		toRuns(screen.cells(row)).map(run => paint(run, row, theme)),
	);
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${fonts}" font-size="${fontSize}">
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="${theme.background}" stroke="${theme.frame}"/>
${body.flat(2).join('\n')}
</svg>
`;
}

/** Neighbours of one style are one run; a wide or drawn character is its own. */
function toRuns(cells: readonly Cell[]): readonly Run[] {
	const runs: Run[] = [];
	for (const [column, cell] of cells.entries()) {
		const before = runs.at(-1);
		if (cell.width === 0) {
			continue;
		}

		const text = cell.text === '' ? ' ' : cell.text;
		if (before && isPlain(before.cell) && isPlain(cell) && styleOf(before.cell) === styleOf(cell)) {
			runs[runs.length - 1] = {...before, columns: before.columns + 1, text: before.text + text};
		} else {
			runs.push({column, columns: cell.width, text, cell});
		}
	}

	return runs;
}

function isPlain({text, width}: Cell): boolean {
	return width === 1 && !/[\u2500-\u259F]/.test(text);
}

function styleOf(cell: Cell): string {
	return JSON.stringify({...cell, text: '', width: 0});
}

function paint({column, columns, text, cell}: Run, row: number, theme: PictureTheme): readonly string[] {
	const box = {
		x: margin + column * cellWidth,
		y: margin + row * cellHeight,
		width: columns * cellWidth,
		height: cellHeight,
	};
	const own = hexOf(cell.color, theme.text);
	const behind = hexOf(cell.background, theme.background);
	const [color, background] = cell.isInverse ? [behind, own] : [own, behind];
	return [
		...(background === theme.background ? [] : [rect({...box, width: box.width + 0.3}, background)]),
		...(text.trim() === '' ? [] : [glyphShape(text, box, color) ?? typed(text, box, color, cell)]),
	];
}

function typed(text: string, box: Box, color: string, cell: Cell): string {
	const start = text.length - text.trimStart().length;
	const shown = text.trim();
	const columnsShown = round(box.width / cellWidth) - (text.length - shown.length);
	const attributes = [
		`x="${round(box.x + start * cellWidth)}"`,
		`y="${box.y + baseline}"`,
		`textLength="${round(columnsShown * cellWidth)}"`,
		'lengthAdjust="spacingAndGlyphs"',
		`fill="${color}"`,
		cell.isBold && 'font-weight="bold"',
		cell.isItalic && 'font-style="italic"',
		cell.isUnderlined && 'text-decoration="underline"',
		cell.isDim && 'opacity="0.6"',
	];
	return `<text xml:space="preserve" ${attributes.filter(Boolean).join(' ')}>${escape(shown)}</text>`;
}

function escape(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
