import {levelNamed, type LogLevel} from './log-level.js';
import {safeText, type SafeText} from './safe-text.js';

/** A JSON log line taken apart. */
export type ShapedLine = {
	readonly time?: SafeText;
	readonly level?: LogLevel;
	readonly message: SafeText;
	/** What else it holds, as `key=value`, in its order. */
	readonly fields: ReadonlyArray<{readonly key: SafeText; readonly value: SafeText}>;
};

const timeKeys = ['time', 'timestamp', '@timestamp', 'ts', 't', 'datetime'];
const levelKeys = ['level', 'severity', 'lvl', 'loglevel', 'levelname', 'log.level'];
const messageKeys = ['msg', 'message', 'event', 'text', '@message', 'short_message'];
const mostCharacters = 16_384;

/** Undefined when the line is no JSON object. `text` is harmless already; what JSON escapes hid in it is made so, too. */
export function shapeJson(text: string): ShapedLine | undefined {
	const parsed = text.startsWith('{') && text.trimEnd().endsWith('}') ? parse(text) : undefined;
	if (!parsed) {
		return undefined;
	}

	const entries = Object.entries(parsed);
	const [time, level, message] = [timeKeys, levelKeys, messageKeys].map(keys =>
		entries.find(([key, value]) => keys.includes(key.toLowerCase()) && typeof value !== 'object'),
	);
	const used = [time, level, message];
	return {
		time: time && clean(timeOf(time[1])),
		level: level && levelNamed(String(level[1])),
		message: clean(message ? String(message[1]) : ''),
		fields: entries
			.filter(entry => !used.includes(entry))
			.map(([key, value]) => ({key: clean(key), value: clean(valueOf(value))})),
	};
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
	try {
		const parsed: unknown = JSON.parse(text);
		return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
			? (parsed as Readonly<Record<string, unknown>>)
			: undefined;
	} catch {
		return undefined;
	}
}

function clean(raw: string): SafeText {
	return safeText(raw, mostCharacters);
}

/** Seconds, milliseconds or nanoseconds since the epoch as the time of day; text as it is, without its date. */
function timeOf(value: unknown): string {
	if (typeof value === 'number' && value > 1e9 && value < 1e20) {
		const atMs =
			value > 1e17 ? value / 1e6 : value > 1e14 ? value / 1e3 : value > 1e11 ? value : value * 1000;
		return new Date(atMs).toISOString().slice(11, 23);
	}

	return /^\d{4}-\d\d-\d\d[T ](\d\d:\d\d:\d\d(?:[.,]\d{1,3})?)/.exec(String(value))?.[1] ?? String(value);
}

/** Text that reads as one word stands without quotes. */
function valueOf(value: unknown): string {
	return typeof value === 'string' && /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
}
