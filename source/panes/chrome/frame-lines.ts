import {fitLine, lineWidth} from '../../text/fit-line.js';
import {span, type Line, type Span, type Tone} from '../../text/line.js';
import {safe, safeText} from '../../text/safe-text.js';
import {paint, type Terminal} from '../../text/paint-lines.js';
import {borderSize} from '../../view/layout/layout.js';

export type FrameText = {
	readonly title: Line;
	/** At the right end of the top border. */
	readonly note?: Line;
	readonly width: number;
	readonly isFocused: boolean;
};

/** What an overlay shows over the panes, to be framed. */
export type Sheet = Pick<FrameText, 'title' | 'note'> & {readonly lines: readonly Line[]};

/** `╭ 1 Containers · by trouble ────── 1–9 of 51 ╮`; a narrow frame cuts its title before its note. */
export function topBorder({title, note = [], width, isFocused}: FrameText): Line {
	const tone = borderTone(isFocused);
	const noteWidth = note.length === 0 || lineWidth(note) + 8 > width ? 0 : lineWidth(note) + 2;
	const room = width - 4 - noteWidth - 1;
	const shown = lineWidth(title) > room ? fitLine(title, Math.max(0, room)) : title;
	const dashes = width - lineWidth(shown) - noteWidth - 4;
	const spans: Span[] = [
		span(safe`╭ `, tone),
		...shown,
		span(safe` ${safeText('─'.repeat(Math.max(0, dashes)))}`, tone),
	];
	if (noteWidth > 0) {
		spans.push(span(safe` `), ...note, span(safe` `));
	}

	return [...spans, span(safe`╮`, tone)];
}

/** Rows in their frame. */
export function framed(rows: readonly string[], frame: FrameText, screen: Terminal): readonly string[] {
	const {width, isFocused} = frame;
	const tone = borderTone(isFocused);
	const side = sideOf(frame, screen);
	const bottom = safe`╰${safeText('─'.repeat(Math.max(0, width - borderSize)))}╯`;
	return [
		paint(topBorder(frame), screen, width),
		...rows.map(row => `${side}${row}${side}`),
		paint([span(bottom, tone)], screen),
	];
}

/** A row of a frame's left or right. */
export function sideOf({isFocused}: Pick<FrameText, 'isFocused'>, screen: Terminal): string {
	return paint([span(safe`│`, borderTone(isFocused))], screen);
}

function borderTone(isFocused: boolean): Tone {
	return isFocused ? 'accent' : 'dim';
}
