import {span, type Line, type Span} from './line.js';
import {noText, safeText, type SafeText} from './safe-text.js';
import {displayWidth, takeCells, truncate} from './width.js';

/** Terminal cells that a line takes. */
export function lineWidth(line: Line): number {
	let width = 0;
	for (let index = 0; index < line.length; index++) {
		width += displayWidth(line[index]!.text);
	}

	return width;
}

/** A line in exactly `width` cells. */
export function fitLine(line: Line, width: number, align: 'left' | 'right' = 'left'): Line {
	const used = lineWidth(line);
	if (used > width) {
		return fitLine(cutLine(line, width), width, align);
	}

	if (used === width) {
		return line;
	}

	const padding = span(safeText(' '.repeat(width - used)));
	return align === 'left' ? [...line, padding] : [padding, ...line];
}

/** A line in at most `width` cells, with `…` where something is missing. */
function cutLine(line: Line, width: number): Line {
	const cut: Span[] = [];
	let left = width;
	for (const [index, one] of line.entries()) {
		const cells = displayWidth(one.text);
		const isLast = index === line.length - 1;
		if (cells < left || (cells === left && isLast)) {
			cut.push(one);
			left -= cells;
		} else {
			const text = isLast || cells > left ? truncate(one.text, left) : ellipsis(one.text, left);
			cut.push({...one, text});
			break;
		}
	}

	return cut;
}

/** The text fills what is left, but more was to come. */
function ellipsis(text: SafeText, width: number): SafeText {
	return width < 1 ? noText : safeText(`${takeCells(text, width - 1)}…`);
}
