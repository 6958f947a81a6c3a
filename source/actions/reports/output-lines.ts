import {cleanLog} from '../../logs/log-text.js';
import {type Line, span} from '../../text/line.js';
import {createLineSplitter} from '../../text/line-splitter.js';
import {safe} from '../../text/safe-text.js';
import {parseSgr} from '../../text/sgr.js';

const longestLineBytes = 16 * 1024;

/** What a program writes, as lines: those of stderr have a `!` before them. */
export function createOutputLines(isStderr: boolean) {
	const splitter = createLineSplitter(longestLineBytes);
	const toLine = ({bytes}: {readonly bytes: Buffer}): Line => [
		span(isStderr ? safe`!` : safe` `, 'warn'),
		...parseSgr(cleanLog(bytes.toString())),
	];
	return {
		push: (bytes: Buffer) => splitter.push(bytes).map(line => toLine(line)),
		end: () => splitter.end().map(line => toLine(line)),
	};
}
