import type {LogLine} from './log-decode.js';
import {noText} from '../text/safe-text.js';

/** A line, or a piece of a long one. */
type LogPiece = LogLine & {
	/** It is the rest of the line before it. */
	readonly isRest: boolean;
};

/** What the other stream says while a long line comes waits in memory, but no more than this (characters). */
const mostWaiting = 4 * 1024 * 1024;

/**
 * Puts the pieces of a long line one after another, where lines of the other stream stand between them. Where these
 * become too many, the long line goes on as a line of its own: nothing is lost.
 */
export function createPieceOrder(): (line: LogLine) => readonly LogPiece[] {
	let open: LogPiece | undefined;
	let waiting: LogLine[] = [];
	let waitingLength = 0;

	const take = (line: LogLine, taken: LogPiece[]) => {
		if (open && open.isStderr !== line.isStderr) {
			waiting.push(line);
			waitingLength += line.text.length;
			return;
		}

		const piece = {...line, isRest: open !== undefined};
		taken.push(piece);
		open = line.goesOn ? piece : undefined;
	};

	const takeWaiting = (taken: LogPiece[]) => {
		const lines = waiting;
		waiting = [];
		waitingLength = 0;
		for (const line of lines) {
			take(line, taken);
		}
	};

	return line => {
		const taken: LogPiece[] = [];
		take(line, taken);
		if (open && waitingLength > mostWaiting) {
			taken.push({...open, text: noText, goesOn: false, isRest: true});
			open = undefined;
		}

		while (!open && waiting.length > 0) {
			takeWaiting(taken);
		}

		return taken;
	};
}
