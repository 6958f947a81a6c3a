import type {Line, Span} from './line.js';
import {fitSgr} from './sgr.js';
import type {Look} from './themes.js';

const reset = '\u001B[0m';

/** A line as text for the terminal, its styles ended. Without colour (level 0) bold, faint and inverse remain. */
export function toAnsi(line: Line, look: Look): string {
	let text = '';
	for (let index = 0; index < line.length; index++) {
		const span = line[index]!;
		const sgr = spanSgr(span, look);
		text += sgr === '' ? span.text : `\u001B[${sgr}m${span.text}${reset}`;
	}

	return text;
}

function spanSgr({tone, sgr}: Span, {level, tones}: Look): string {
	const chosen = sgr === undefined || level === 0 ? '' : fitSgr(sgr, level);
	return chosen === '' ? tones[tone ?? 'plain'] : chosen;
}
