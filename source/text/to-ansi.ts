import type {ColorLevel, Line, Span} from './line.js';
import {toneSgr} from './palette.js';
import {fitSgr} from './sgr.js';

const reset = '\u001B[0m';

/** A line as text for the terminal, its styles ended. Without colour (level 0) bold, faint and inverse remain. */
export function toAnsi(line: Line, level: ColorLevel): string {
	let text = '';
	for (let index = 0; index < line.length; index++) {
		const span = line[index]!;
		const sgr = spanSgr(span, level);
		text += sgr === '' ? span.text : `\u001B[${sgr}m${span.text}${reset}`;
	}

	return text;
}

function spanSgr({tone, sgr}: Span, level: ColorLevel): string {
	const chosen = sgr === undefined || level === 0 ? '' : fitSgr(sgr, level);
	return chosen === '' ? toneSgr(tone ?? 'plain', level) : chosen;
}
