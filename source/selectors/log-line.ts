import type {Line, Span, Tone} from '../lib/line.js';
import {cutLine, wrapLine} from '../lib/log-spans.js';
import type {KeptLine} from '../lib/log-block.js';
import {t} from '../lib/safe-text.js';
import {parseSgr} from '../lib/sgr.js';

/** All that decides how a log line is painted. */
export type LogLook = {
	readonly width: number;
	/** Most rows that one wrapped line takes. */
	readonly height: number;
	readonly isWrapped: boolean;
	readonly sideways: number;
	readonly isUnicode: boolean;
};

/** A log line in rows of exactly the look's width; one row unless it is wrapped. */
export function paintLog(line: KeptLine, look: LogLook, isCursor: boolean): readonly Line[] {
	const mark = gutter(line, look, isCursor);
	const width = look.width - 1;
	const body = bodyOf(line);
	const rows = look.isWrapped ? wrapLine(body, width, look.height) : [cutLine(body, look.sideways, width)];
	return rows.map((row, index) => [index === 0 ? mark : {text: t` `}, ...row]);
}

/** Where the reader stands, and which lines are stderr's: told without colour. */
function gutter({isStderr}: KeptLine, {isUnicode}: LogLook, isCursor: boolean): Span {
	if (isCursor) {
		return {text: isUnicode ? t`▸` : t`>`, tone: 'accent'};
	}

	return isStderr ? {text: isUnicode ? t`▌` : t`!`, tone: 'warn'} : {text: t` `};
}

function bodyOf({text, isCut, isNotice}: KeptLine): Line {
	const tone: Tone | undefined = isNotice ? 'dim' : undefined;
	const spans = parseSgr(text, tone);
	return isCut ? [...spans, {text: t` ⋯ cut`, tone: 'dim'}] : spans;
}
