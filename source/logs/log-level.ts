/** How bad a log line says it is. `trace`: a line of a stack trace, under the error that it belongs to. */
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Where a line says its level, if it does: not in the middle of a long sentence. */
const headLength = 200;

const small =
	'fatal|panic|emerg(?:ency)?|alert|crit(?:ical)?|severe|err(?:or)?|warn(?:ing)?|notice|info|debug|trace';
/** `[error]`, `error: `, or after nothing but times: `02:14:06 error …`; not in the midst of a sentence. */
const placed = new RegExp(
	`(?:[[(<|]\\s*(?<boxed>${small})\\s*[\\])>|])|(?:^|\\s)(?<colon>${small}):(?:\\s|$)|^(?:[^\\s\\d]*\\d\\S*\\s+){0,3}(?<first>${small})\\s`,
	'i',
);
/** `level=error`, `"level":"error"`. */
const said = /\b(?:level|lvl|severity)["']?\s*[=:]\s*["']?(?<level>[a-z]+)/i;
const upper =
	/(?:^|[^A-Za-z0-9_])(?<level>FATAL|PANIC|EMERG|ALERT|CRIT(?:ICAL)?|SEVERE|ERR(?:OR)?|WARN(?:ING)?)(?![A-Za-z0-9_=])/;
/** `E0102 15:04:05.678 …`: glog's, and Kubernetes'. */
const glog = /^(?<level>[FEWI])\d{4} \d\d:\d\d:\d\d/;
/** `TypeError: …`, `java.lang.IllegalStateException: …`, `panic: …`, `Traceback (most recent call last):`. */
const thrown =
	/^(?:[\w.$]*(?:Error|Exception)(?::|\b.*\bat\b|$)|(?:Caused by|Unhandled|Uncaught)\b|panic: |fatal error: |Traceback \(most recent call last\)|goroutine \d+ \[)/;
/** `    at f (file.js:1:2)`, `\tat com.x.Y(Z.java:1)`, `  File "x.py", line 3, in f`, `\t/go/src/x.go:12 +0x1d`, `... 23 more`. */
const frame = /^(?:\s+at [\w$.<[(/]|\s+File ".*", line \d+|\s+\S+\.go:\d+|\s+\.\.\. \d+ more)/;

const levels: Readonly<Record<string, LogLevel>> = {
	f: 'fatal',
	fatal: 'fatal',
	panic: 'fatal',
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
	notice: 'info',
	debug: 'debug',
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

	const found = said.exec(head) ?? glog.exec(head) ?? placed.exec(head) ?? upper.exec(head);
	const {level, boxed, colon, first} = found?.groups ?? {};
	return levelNamed(level ?? boxed ?? colon ?? first);
}

/** A level by its name, in whatever case: `WARNING`, `err`; pino's numbers too. */
export function levelNamed(name: string | undefined): LogLevel | undefined {
	const key = name?.toLowerCase() ?? '';
	const number = /^\d+$/.test(key) ? Number(key) : 0;
	return number >= 10 ? pinoLevel(number) : Object.hasOwn(levels, key) ? levels[key] : undefined;
}

function pinoLevel(number: number): LogLevel {
	return number >= 60
		? 'fatal'
		: number >= 50
			? 'error'
			: number >= 40
				? 'warn'
				: number >= 30
					? 'info'
					: 'debug';
}

/** Whether the line reports that something has failed. */
export function isErrorLevel(level: LogLevel | undefined): boolean {
	return level === 'error' || level === 'fatal';
}
