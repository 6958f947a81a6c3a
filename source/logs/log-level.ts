import {jsonEntries} from '../text/json-entries.js';

/** How bad a log line says it is. `trace`: a line of a stack trace, under the error that it belongs to. */
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Where a line says its level, if it does: not in the middle of a long sentence. */
const headLength = 200;
/** A JSON object may have its message before its level. */
const objectLength = 4096;

const small =
	'fatal|panic|emerg(?:ency)?|alert|crit(?:ical)?|severe|err(?:or)?|warn(?:ing)?|notice|info|debug|trace';
/** `[error]`, `error: `, or after nothing but times: `02:14:06 error …`; not in the midst of a sentence, nor `error: null`. */
const placed = new RegExp(
	`(?:[[(<|]\\s*(?<boxed>${small})\\s*[\\])>|])|(?:^|\\s)(?<colon>${small}):(?=\\s|$)(?!\\s*(?:null|none|nil|<nil>|false|0|undefined|"")\\b)|^(?:[^\\s\\d]*\\d\\S*\\s+){0,3}(?<first>${small})\\s`,
	'i',
);
/** `level=error`. */
const said = /\b(?:level|lvl|severity)\s*[=:]\s*["']?(?<level>[a-z]+)/i;
/** A member of a JSON object, under its many names: `"level":"error"`, pino's `"level":50`, MongoDB's `"s":"E"`. */
const member =
	/[{,]\s*"(?:(?:level_?name|log[._]?level|error_severity|severity|@?level|lvl|@l)"\s*:\s*"?(?<level>\w+)|s"\s*:\s*"(?<mark>[FEWID])\d?")/i;
/** Serilog's compact form leaves out the level where it is `Information`. */
const serilog = /[{,]\s*"@mt?"\s*:/;
/** The first level in capitals; none in a path or a file's name: `/ERROR`, `ERROR.log`. */
const upper =
	/(?:^|[^\w./\\-])(?<level>FATAL|PANIC|EMERG|ALERT|CRIT(?:ICAL)?|SEVERE|ERR(?:OR)?|WARN(?:ING)?|NOTICE|INFO|DEBUG|TRACE)(?![\w=-]|\.\w)/;
/** `1:M 24 Nov 2026 02:14:06.123 # …`: Redis' mark of a warning. */
const redis = /^\d+:[CMSX] \d\d \w{3} \d{4} [\d:.]+ (?<level>#) /;
/** `E0102 15:04:05.678 …`: glog's, and Kubernetes'. */
const glog = /^(?<level>[FEWI])\d{4} \d\d:\d\d:\d\d/;
/** `TypeError: …`, `java.lang.IllegalStateException: …`, `panic: …`, `Traceback (most recent call last):`. */
const thrown =
	/^(?:[\w.$]*(?:Error|Exception)(?::|\b.*\bat\b|$)|(?:Caused by|Unhandled|Uncaught)\b|panic: |fatal error: |Traceback \(most recent call last\)|goroutine \d+ \[)/;
/** `    at f (file.js:1:2)`, `\tat com.x.Y(Z.java:1)`, `  File "x.py", line 3, in f`, `\t/go/src/x.go:12 +0x1d`, `... 23 more`. */
const frame = /^(?:\s+at [\w$.<[(/]|\s+File ".*", line \d+|\s+\S+\.go:\d+|\s+\.\.\. \d+ more)/;

const levels: Readonly<Record<string, LogLevel>> = {
	'#': 'warn',
	f: 'fatal',
	fatal: 'fatal',
	panic: 'fatal',
	dpanic: 'fatal',
	emerg: 'fatal',
	emergency: 'fatal',
	alert: 'fatal',
	crit: 'fatal',
	critical: 'fatal',
	e: 'error',
	err: 'error',
	error: 'error',
	severe: 'error',
	w: 'warn',
	warn: 'warn',
	warning: 'warn',
	i: 'info',
	info: 'info',
	information: 'info',
	notice: 'info',
	d: 'debug',
	debug: 'debug',
	verbose: 'debug',
	trace: 'debug',
};

/** The level that a line without escape sequences says it has; undefined when it says none. */
export function levelOf(text: string): LogLevel | undefined {
	const head = text.slice(0, headLength);
	if (frame.test(head)) {
		return 'trace';
	}

	if (thrown.test(head)) {
		return /^(?:panic|fatal)/.test(head) ? 'fatal' : 'error';
	}

	if (head.startsWith('{')) {
		return levelOfObject(text.slice(0, objectLength));
	}

	const found =
		said.exec(head) ?? glog.exec(head) ?? redis.exec(head) ?? placed.exec(head) ?? upper.exec(head);
	const {level, boxed, colon, first} = found?.groups ?? {};
	return levelNamed(level ?? boxed ?? colon ?? first);
}

function levelOfObject(text: string): LogLevel | undefined {
	const found = member.exec(text);
	const {level, mark} = (found && lastOfItsKey(text, found)) ?? found?.groups ?? {};
	return levelNamed(level ?? mark) ?? (serilog.test(text) ? 'info' : undefined);
}

/** Where an object has a key twice, JSON's last one counts. */
function lastOfItsKey(text: string, {0: written, index}: RegExpExecArray) {
	const key = /"[^"]*"/.exec(written)?.[0] ?? '';
	const isTwice = text.includes(key, index + written.length);
	const last = isTwice ? jsonEntries(text)?.findLast(entry => JSON.stringify(entry.key) === key) : undefined;
	return last && member.exec(`{${key}:${last.source}`)?.groups;
}

/** A level by its name, in whatever case: `WARNING`, `err`; pino's and bunyan's numbers, and Monolog's. */
export function levelNamed(name: string | undefined): LogLevel | undefined {
	const key = name?.toLowerCase() ?? '';
	if (/^\d+$/.test(key)) {
		const number = Number(key);
		return (number >= 100 ? monolog : pino).find(([from]) => number >= from)?.[1];
	}

	return Object.hasOwn(levels, key) ? levels[key] : undefined;
}

type Steps = ReadonlyArray<readonly [from: number, level: LogLevel]>;

const pino: Steps = [
	[60, 'fatal'],
	[50, 'error'],
	[40, 'warn'],
	[30, 'info'],
	[10, 'debug'],
];
const monolog: Steps = [
	[500, 'fatal'],
	[400, 'error'],
	[300, 'warn'],
	[200, 'info'],
	[100, 'debug'],
];

/** Whether the line reports that something has failed. */
export function isErrorLevel(level: LogLevel | undefined): boolean {
	return level === 'error' || level === 'fatal';
}

const order: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'fatal'];

/** Whether the level is that one or worse. Lines without one, and those of a stack trace, are neither. */
export function isAtLeast(level: LogLevel | undefined, least: LogLevel): boolean {
	return level !== undefined && order.indexOf(level) >= order.indexOf(least);
}

export function isAtMost(level: LogLevel | undefined, most: LogLevel): boolean {
	return level !== undefined && level !== 'trace' && order.indexOf(level) <= order.indexOf(most);
}

/** By its name or, for who is still typing it, its first letters. */
export function levelBeginning(letters: string): LogLevel | undefined {
	return levelNamed(letters) ?? order.find(level => level.startsWith(letters.toLowerCase()));
}
