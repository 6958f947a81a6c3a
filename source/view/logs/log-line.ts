import {lineWidth} from '../../text/fit-line.js';
import {span, type Line, type Span, type Tone} from '../../text/line.js';
import type {KeptLine} from '../../logs/log-block.js';
import {shapedParts, shapeLine, type ShapedLine} from '../../logs/log-shape.js';
import {levelOf, type LogLevel} from '../../logs/log-level.js';
import {cutMark} from '../../logs/log-pack.js';
import {cutLine, highlightLine, wrapLine} from '../../logs/log-spans.js';
import {formatStamp, type StampStyle} from '../../logs/log-stamp.js';
import {plainText} from '../../logs/log-text.js';
import type {Finder} from '../../text/guarded-regex.js';
import {noText, safe, type SafeText} from '../../text/safe-text.js';
import {parseSgr} from '../../text/sgr.js';
import {fit} from '../../text/width.js';

/** All that decides how log lines are painted. */
export type LogFormat = {
	readonly width: number;
	/** Most rows that one wrapped line takes. */
	readonly height: number;
	readonly isWrapped: boolean;
	readonly sideways: number;
	readonly stamps: StampStyle;
	readonly isShaped: boolean;
	/** What is highlighted. */
	readonly finders: readonly Finder[];
	/** By source: its name, where lines of several are shown together. */
	readonly names: ReadonlyMap<number, SafeText>;
	/** Cells of the name column; 0: there is none. */
	readonly nameWidth: number;
	readonly isUnicode: boolean;
};

const dayMs = 86_400_000;
const nameTones = ['series1', 'series2', 'series3', 'series4', 'series5', 'series6'] as const;
/** Beyond the last cell shown: a match that begins there may still be one here. */
const slack = 300;

/** Each line in rows of exactly the format's width; one row unless lines are wrapped. */
export function paintLogs(lines: readonly KeptLine[], format: LogFormat): ReadonlyArray<readonly Line[]> {
	const width = format.width - 1;
	const reach = format.sideways + (format.isWrapped ? width * format.height : width) + slack;
	const bodies = markedBodies(lines, format, reach);
	return lines.map((line, index) => {
		const body = bodies[index] ?? [];
		const head = headOf(line, format);
		const rows = format.isWrapped
			? wrapBody(head, body, width, format.height)
			: [[...head, ...cutLine(body, format.sideways, Math.max(1, width - lineWidth(head)))]];
		return rows.map((row, place) => [place === 0 ? gutter(line, format) : goingOn(format), ...row]);
	});
}

/** What goes on stands under where it began, unless that would leave it too little room. */
function wrapBody(head: Line, body: Line, width: number, height: number): readonly Line[] {
	const headWidth = lineWidth(head);
	return headWidth > width / 2
		? wrapLine([...head, ...body], width, height)
		: wrapLine(body, width - headWidth, height).map((row, place) => [
				...(place === 0 ? head : [span(fit(noText, headWidth))]),
				...row,
			]);
}

/** Which rows go on with the line above. */
function goingOn({isUnicode}: LogFormat): Span {
	return {text: isUnicode ? safe`┊` : safe`:`, tone: 'dim'};
}

/** What the lines say, matches marked. One that matches only as it was written is shown so. */
function markedBodies(lines: readonly KeptLine[], format: LogFormat, reach: number): readonly Line[] {
	const shaped = lines.map(line => shapedSpans(line, format));
	const shown = lines.map((line, index) => shaped[index] ?? tinted(line));
	const found = findIn(shown, format, reach);
	const unfound = lines.filter((_, index) => shaped[index] && found[index]?.some(({length}) => length === 0));
	const written = unfound.map(line => tinted(line));
	const foundWritten = findIn(written, format, reach);
	return lines.map((line, index) => {
		const place = unfound.indexOf(line);
		const isBetter = foundWritten[place]?.some(
			(ranges, finder) => ranges.length > 0 && found[index]?.[finder]?.length === 0,
		);
		const [body, ranges] = isBetter ? [written[place], foundWritten[place]] : [shown[index], found[index]];
		return (ranges ?? []).reduce((marked, ones) => highlightLine(marked, ones), body ?? []);
	});
}

/** Where each finder matches, by line. */
function findIn(bodies: readonly Line[], {finders}: LogFormat, reach: number) {
	const texts = bodies.map(body =>
		body
			.map(({text}) => text)
			.join('')
			.slice(0, reach),
	);
	const ranges = finders.map(finder => finder.ranges(texts));
	return bodies.map((_, index) => ranges.map(ofFinder => ofFinder[index] ?? []));
}

/** The row on which the reader stands, told without colour. */
export function withCursorMark([, ...row]: Line, isUnicode: boolean): Line {
	return [{text: isUnicode ? safe`▸` : safe`>`, tone: 'accent'}, ...row];
}

/** Which lines are stderr's, told without colour. */
function gutter({isStderr}: KeptLine, {isUnicode}: LogFormat): Span {
	return isStderr ? {text: isUnicode ? safe`▌` : safe`!`, tone: 'warn'} : {text: safe` `};
}

/** That a line is cut stands before it: its end is seldom on the screen, and shaped or searched it must be known, too. */
function headOf({stamp, source, isNotice, isCut}: KeptLine, {stamps, names, nameWidth}: LogFormat): Line {
	const time = formatStamp(stamp, stamps);
	const name = isNotice ? noText : (names.get(source) ?? noText);
	return [
		...(time === '' ? [] : [{text: safe`${time} `, tone: 'dim'} as const]),
		...(nameWidth === 0
			? []
			: [{text: safe`${fit(name, nameWidth)} `, tone: nameTones[source % nameTones.length]}]),
		...(isCut ? [{text: safe`${cutMark} `, tone: 'warn'} as const] : []),
	];
}

/** A line of a container's log, where it stands outside of the logs pane, as it is shown there. */
export function logText(text: SafeText): Line {
	const line = {text, isNotice: false};
	return shapedSpans(line, {isShaped: true, stamps: {mode: 'off'}}) ?? tinted(line);
}

type Said = Pick<KeptLine, 'text' | 'isNotice'> & Partial<Pick<KeptLine, 'stamp'>>;

/** Ours in our colour; what the container coloured keeps its colours. */
function tinted({text, isNotice}: Said): Line {
	const isColoured = text.includes('\u001B');
	return isNotice
		? [{text, tone: 'accent'}]
		: isColoured
			? parseSgr(text)
			: [{text, tone: levelTone(levelOf(text))}];
}

function levelTone(level: LogLevel | undefined): Tone | undefined {
	switch (level) {
		case 'fatal':
		case 'error': {
			return 'bad';
		}

		case 'warn': {
			return 'warn';
		}

		case 'trace':
		case 'debug': {
			return 'dim';
		}

		case 'info':
		case undefined: {
			return undefined;
		}
	}
}

/** A time of another day than the one on which the line was written has its date: time zones are no farther apart. */
function dated(shaped: ShapedLine, stamp = ''): ShapedLine {
	const {time, date} = shaped;
	const apartMs = Math.abs(Date.parse(date ?? '') - Date.parse(stamp.slice(0, 10)));
	return time !== undefined && date !== undefined && apartMs > dayMs
		? {...shaped, time: safe`${date} ${time}`}
		: shaped;
}

/** Without its own time where the engine's stands before it. Undefined where the line has no shape. */
function shapedSpans(
	{text, isNotice, stamp}: Said,
	{isShaped, stamps}: {readonly isShaped: boolean; readonly stamps: Pick<StampStyle, 'mode'>},
): Line | undefined {
	const plain = plainText(text);
	const shaped = isShaped && !isNotice ? shapeLine(plain) : undefined;
	if (!shaped) {
		return undefined;
	}

	const tone = levelTone(shaped.level ?? levelOf(plain));
	const tones = {time: 'dim', level: tone, message: tone, key: 'dim', value: undefined} as const;
	return shapedParts(stamps.mode === 'off' ? dated(shaped, stamp) : {...shaped, time: undefined}).map(
		({kind, text: part}) => ({
			text: part,
			tone: tones[kind],
		}),
	);
}
