import {span, type Line, type Span} from './line.js';
import {safe, safeText, type SafeText} from './safe-text.js';
import {displayWidth, takeCells} from './width.js';

/** Terminal cells that a line takes. */
export function lineWidth(line: Line): number {
	let width = 0;
	for (let index = 0; index < line.length; index++) {
		width += displayWidth(line[index]!.text);
	}

	return width;
}

/** A line in exactly `width` cells, with `…` where something is missing. */
export function fitLine(line: Line, width: number, align: 'left' | 'right' = 'left'): Line {
	const {rest, left} = takeLine(line, width);
	if (rest.length > 0 && width > 0) {
		const {taken, rest: cutOff} = takeLine(line, width - 1);
		return fitLine([...taken, {...cutOff[0], text: safe`…`}], width, align);
	}

	if (rest.length > 0 || left === 0) {
		return rest.length > 0 ? [] : line;
	}

	const padding = span(safeText(' '.repeat(left)));
	return align === 'left' ? [...line, padding] : [padding, ...line];
}

/** What goes into `width` cells, what is left of the line, and how many cells are left. */
export function takeLine(
	line: Line,
	width: number,
): {readonly taken: Line; readonly rest: Line; readonly left: number} {
	const taken: Span[] = [];
	let left = width;
	for (const [index, one] of line.entries()) {
		const part = takeCells(one.text, left);
		if (part.length < one.text.length) {
			const rest = {...one, text: one.text.slice(part.length) as SafeText};
			return {
				taken: part === '' ? taken : [...taken, {...one, text: part}],
				rest: [rest, ...line.slice(index + 1)],
				left: left - displayWidth(part),
			};
		}

		taken.push(one);
		left -= displayWidth(part);
	}

	return {taken, rest: [], left};
}
