import {decodeText, jsonEntries, type JsonEntry} from '../text/json-entries.js';
import {safe, safeText, type SafeText} from '../text/safe-text.js';
import {fit} from '../text/width.js';
import {entryFor, traitsOf} from './log-keys.js';
import {levelNamed, levelOf, type LogLevel} from './log-level.js';
import {logfmtEntries} from './logfmt-entries.js';

/** A JSON or logfmt line taken apart. */
export type ShapedLine = {
	readonly time?: SafeText;
	/** The day of the time, where it says it. */
	readonly date?: SafeText;
	readonly level?: LogLevel;
	readonly message: SafeText;
	/** All else that it holds: what went wrong first, what every line of a process repeats last. */
	readonly fields: ReadonlyArray<{readonly key: SafeText; readonly value: SafeText}>;
};

const mostCharacters = 16_384;
/** An object with more members stays as it is written. */
const mostNested = 32;

/**
 * Undefined when the line is neither a JSON object nor logfmt, or says no message, level or time. `text` is harmless
 * already; what escapes hid in it is made so, too.
 */
export function shapeLine(text: string): ShapedLine | undefined {
	if (!mayHaveShape(text)) {
		return undefined;
	}

	const entries = text.startsWith('{') ? objectEntries(text) : logfmtEntries(text);
	// Where an object has a key twice, JSON's last one counts.
	const ranked = (text.startsWith('{') ? entries?.toReversed() : entries) ?? [];
	const time = entryFor(ranked, 'time');
	const level = entryFor(ranked, 'level');
	const message = entryFor(ranked, 'message');
	const said = level && levelNamed(wordsOf(level.source));
	const [, date, clock = ''] = (time && /^(?:(\d{4}-\d\d-\d\d) )?(.*)$/s.exec(timeOf(time.source))) ?? [];
	if (!entries || !(message ?? said ?? /^\d\d:\d\d:\d\d/.test(clock))) {
		return undefined;
	}

	const others = entries.filter(entry => entry !== time && entry !== message && !(said && entry === level));
	return {
		time: time && clean(clock),
		date: date === undefined ? undefined : clean(date),
		level: said ?? (text.startsWith('{') ? levelOf(text) : undefined),
		message: clean(message ? messageOf(message, entries) : ''),
		fields: others
			.sort((one, other) => traitsOf(one.key).place - traitsOf(other.key).place)
			.map(({key, source}) => ({key: clean(key), value: clean(valueOf(source))})),
	};
}

type ShapedPart = {readonly kind: 'time' | 'level' | 'message' | 'key' | 'value'; readonly text: SafeText};

/** `02:14:06.123 ERROR no route code=7`. */
export function shapedParts({time, level, message, fields}: ShapedLine): readonly ShapedPart[] {
	return [
		...(time === undefined ? [] : [{kind: 'time', text: safe`${time} `} as const]),
		...(level === undefined
			? []
			: [{kind: 'level', text: safe`${fit(safeText(level.toUpperCase()), 5)} `} as const]),
		{kind: 'message', text: message},
		...fields.flatMap(({key, value}): ShapedPart[] => [
			{kind: 'key', text: safe` ${key}=`},
			{kind: 'value', text: value},
		]),
	];
}

/** The line as it is shown; undefined where it has no shape of its own. */
export function shapedText(text: string): string | undefined {
	const shaped = shapeLine(text);
	return shaped && shapedParts(shaped).reduce((sum, part) => sum + part.text, '');
}

/** Told by its beginning: most lines have none, and cost nothing. */
export function mayHaveShape(text: string): boolean {
	return /^(?:\{|[\w.@/-]{1,64}=)/.test(text);
}

/** Members of an object in it stand beside its own, by `outer.inner`. */
function objectEntries(text: string): readonly JsonEntry[] | undefined {
	return (text.trimEnd().endsWith('}') ? jsonEntries(text) : undefined)?.flatMap(entry => {
		const nested = entry.source.startsWith('{') ? (jsonEntries(entry.source) ?? []) : [];
		const isTime = nested.some(({key}) => key === '$date' || key === 'epochSecond');
		return nested.length === 0 || nested.length > mostNested || isTime
			? [entry]
			: nested.map(({key, source}) => ({key: `${entry.key}.${key}`, source}));
	});
}

/** Serilog's templates, `Order {OrderId} shipped`, with what they name. */
function messageOf({key, source}: JsonEntry, entries: readonly JsonEntry[]): string {
	const words = wordsOf(source);
	return /^(?:@mt|messagetemplate)$/i.test(key)
		? words.replaceAll(/\{[@$]?(\w{1,64})[^{}]{0,64}\}/g, (hole: string, name: string) => {
				const named = entries.find(entry => entry.key === name || entry.key === `Properties.${name}`);
				return named ? wordsOf(named.source) : hole;
			})
		: words;
}

function wordsOf(source: string): string {
	return source.startsWith('"') ? decodeText(source) : source;
}

function clean(raw: string): SafeText {
	return safeText(raw, mostCharacters);
}

/** Seconds, milliseconds or nanoseconds since the epoch, and dates, as `2026-11-24 02:14:06.123`; other text as it is. */
function timeOf(source: string): string {
	if (source.startsWith('{')) {
		return timeOfObject(source);
	}

	const value = source.startsWith('"') ? Number.NaN : Number(source);
	if (value > 1e9 && value < 1e20) {
		const atMs =
			value > 1e17 ? value / 1e6 : value > 1e14 ? value / 1e3 : value > 1e11 ? value : value * 1000;
		return new Date(atMs).toISOString().slice(0, 23).replace('T', ' ');
	}

	const words = wordsOf(source);
	const [, date, clock] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:[.,]\d{1,3})?)/.exec(words) ?? [];
	return clock === undefined ? words : `${date} ${clock}`;
}

/** MongoDB's `{"$date": …}`, and log4j's seconds and nanoseconds. */
function timeOfObject(source: string): string {
	const members = jsonEntries(source) ?? [];
	const member = (wanted: string) => members.find(({key}) => key === wanted)?.source;
	const seconds = Number(member('epochSecond'));
	const date = member('$date');
	return date !== undefined && !date.startsWith('{')
		? timeOf(date)
		: seconds > 1e9 && seconds < 1e11
			? timeOf(String(seconds * 1000 + Math.floor(Number(member('nanoOfSecond') ?? 0) / 1e6)))
			: source;
}

/** Text that reads as one word stands without quotes; what is no text stands as it is written. */
function valueOf(source: string): string {
	if (!source.startsWith('"')) {
		return source;
	}

	const text = decodeText(source);
	return /^[^\s"=]+$/.test(text) ? text : JSON.stringify(text);
}
