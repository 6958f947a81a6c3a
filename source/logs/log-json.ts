import {decodeText, jsonEntries} from '../text/json-entries.js';
import {levelNamed, type LogLevel} from './log-level.js';
import {safeText, type SafeText} from '../text/safe-text.js';

/** A JSON log line taken apart. */
export type ShapedLine = {
	readonly time?: SafeText;
	readonly level?: LogLevel;
	readonly message: SafeText;
	/** What else it holds, as `key=value`, in its order. */
	readonly fields: ReadonlyArray<{readonly key: SafeText; readonly value: SafeText}>;
};

const timeKeys = ['time', 'timestamp', '@timestamp', 'ts', 't', '@t', 'datetime'];
const levelKeys = ['level', 'severity', 'lvl', 'loglevel', 'levelname', 'log.level', '@l'];
const messageKeys = ['msg', 'message', 'event', 'text', '@message', 'short_message', '@m', '@mt'];
const mostCharacters = 16_384;

/** Undefined when the line is no JSON object. `text` is harmless already; what JSON escapes hid in it is made so, too. */
export function shapeJson(text: string): ShapedLine | undefined {
	const entries = text.startsWith('{') && text.trimEnd().endsWith('}') ? jsonEntries(text) : undefined;
	if (!entries) {
		return undefined;
	}

	const [time, level, message] = [timeKeys, levelKeys, messageKeys].map(keys =>
		entries.find(({key, source}) => keys.includes(key.toLowerCase()) && !/^[[{]/.test(source)),
	);
	const used = [time, level, message];
	return {
		time: time && clean(timeOf(time.source)),
		level: level && levelNamed(wordsOf(level.source)),
		message: clean(message ? wordsOf(message.source) : ''),
		fields: entries
			.filter(entry => !used.includes(entry))
			.map(({key, source}) => ({key: clean(key), value: clean(valueOf(source))})),
	};
}

function wordsOf(source: string): string {
	return source.startsWith('"') ? decodeText(source) : source;
}

function clean(raw: string): SafeText {
	return safeText(raw, mostCharacters);
}

/** Seconds, milliseconds or nanoseconds since the epoch as the time of day; text as it is, without its date. */
function timeOf(source: string): string {
	const value = source.startsWith('"') ? Number.NaN : Number(source);
	if (value > 1e9 && value < 1e20) {
		const atMs =
			value > 1e17 ? value / 1e6 : value > 1e14 ? value / 1e3 : value > 1e11 ? value : value * 1000;
		return new Date(atMs).toISOString().slice(11, 23);
	}

	const words = wordsOf(source);
	return /^\d{4}-\d\d-\d\d[T ](\d\d:\d\d:\d\d(?:[.,]\d{1,3})?)/.exec(words)?.[1] ?? words;
}

/** Text that reads as one word stands without quotes; what is no text stands as it is written. */
function valueOf(source: string): string {
	if (!source.startsWith('"')) {
		return source;
	}

	const text = decodeText(source);
	return /^[^\s"=]+$/.test(text) ? text : JSON.stringify(text);
}
