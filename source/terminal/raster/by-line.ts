import {keep} from './remember-text.js';
import {endsItsStyles, plainWidth} from './plain-text.js';

// A pane is one text of many lines, of which a frame changes some: what is found out of a line is kept, not of the text.

type Size = {readonly width: number; readonly height: number};

/** Ink's way to strip a text of what isn't style, line by line where no sequence goes beyond its line. */
export function sanitizeByLine(sanitize: (text: string) => string): (text: string) => string {
	const clean = keep(line =>
		endsItsStyles(line) ? (plainWidth(line) === undefined ? sanitize(line) : line) : undefined,
	);
	return text => {
		const lines = text.split('\n');
		const cleaned = lines.map(line => clean(line));
		if (cleaned.includes(undefined)) {
			return sanitize(text);
		}

		return cleaned.every((line, index) => line === lines[index]) ? text : cleaned.join('\n');
	};
}

/** Ink's way to measure a text, which keeps what it measured: a line is kept for longer than a pane. */
export function measureByLine(measure: (text: string) => Size): (text: string) => Size {
	return text => {
		const lines = text.split('\n');
		return lines.length === 1
			? measure(text)
			: {width: Math.max(...lines.map(line => measure(line).width)), height: lines.length};
	};
}
