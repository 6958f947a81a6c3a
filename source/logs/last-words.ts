import {isErrorLevel, levelOf} from './log-level.js';
import {shapeLine} from './log-shape.js';
import {isTracebackHead, isWithinTrace, nestedCause, tracebackCause} from './stack-traces.js';

/** A line that a container wrote before it ended: cleaned, perhaps with colours. */
export type LastLine = {readonly text: string; readonly isStderr: boolean};

const colours = /\u001B\[[\d;:]*m/g;
/** What a shell, a runtime or npm says about an ending, rather than its cause. */
const aboutTheEnd =
	/^(?:npm (?:ERR!|error)|goroutine \d+ \[|exit(?:ing|ed)?\b|shutting down\b|terminated\b|error: (?:process|command) (?:exited|failed)\b|note: |try [`'"]|usage\b|\s*--- end of |from \S+:\d+:in |\+-+)/i;
/** Counts of errors, which may be none. */
const aboutErrors = /\b(?:0|no) errors?\b|\berrors?(?: count)?[ :=]+\d+\b/i;
/** Without a level, only words of failure are taken for a cause. */
const failure =
	/\b(?:error|fail(?:ed|ure|s)?|fatal|cannot|can ?not|can't|could ?n[o']t|could not|unable|denied|refused|not found|no such|invalid|unknown|unrecogni[sz]ed|missing|abort(?:ed|ing)?|panic|exception|time[d ]?out|unexpected|illegal|in use|not permitted|corrupt(?:ed)?|exceeded|full|must|required)\b/i;
/** An error further from the end than this was got over, or had its say long before. */
const recentLines = 15;
/** Exit codes from here on are signals': what the program wrote last on stderr needn't be their cause. */
const firstSignalCode = 128;
/** Of those the ones that come from outside: SIGHUP, SIGINT, SIGQUIT, SIGKILL, SIGTERM. The program had no part in it. */
const fromOutside: ReadonlySet<number> = new Set([129, 130, 131, 137, 143]);
const longestCause = 300;

/**
 * What a program itself said of why it ended, by its last lines, oldest first: the last line that reports an error,
 * the innermost exception of a stack trace, else, where it ended by itself, its last words on stderr. Without the time
 * and the level before it. Undefined: it said nothing of the kind, or was ended by a signal from outside.
 */
export function causeIn(lines: readonly LastLine[], exitCode: number | undefined): string | undefined {
	if (exitCode !== undefined && fromOutside.has(exitCode)) {
		return undefined;
	}

	const texts = lines.map(({text}) =>
		text
			.replaceAll(colours, '')
			.replace(/^\s*\|\s?/, '')
			.trimEnd(),
	);
	const isOwnEnd = exitCode !== undefined && exitCode > 0 && exitCode < firstSignalCode;
	let left = recentLines;
	for (let index = texts.length - 1; index >= 0 && left > 0; index--) {
		left -= isWithinTrace(texts, index) ? 0 : 1;
		const cause =
			causeAt(texts, index) ?? (isOwnEnd && lines[index]?.isStderr ? lamentAt(texts, index) : undefined);
		if (cause !== undefined) {
			return cause;
		}
	}

	return undefined;
}

/** The last line that says anything, of one that ended by itself: where no line tells why, that is all there is. */
export function lastLineIn(lines: readonly LastLine[], exitCode: number | undefined): string | undefined {
	if (exitCode !== undefined && fromOutside.has(exitCode)) {
		return undefined;
	}

	const texts = lines.map(({text}) => text.replaceAll(colours, '').trim());
	const last = texts.findLast(text => /[\p{L}\p{N}]/u.test(text));
	return last && cut(last);
}

function isTelling(text: string): boolean {
	return (
		text.trim() !== '' &&
		!aboutTheEnd.test(text.trim()) &&
		!aboutErrors.test(text) &&
		levelOf(text) !== 'trace'
	);
}

/** A line on stderr that says no level, but that something went wrong. */
function lamentAt(texts: readonly string[], index: number): string | undefined {
	const text = texts[index] ?? '';
	return isTelling(text) && levelOf(text) === undefined && failure.test(text)
		? thrownWords(withoutHead(text))
		: undefined;
}

const ruby = /^\S+:\d+:in [`'].*?': (.+) \((\w+)\)$/;
const rust = /^thread '.*' (?:\(\d+\) )?panicked at (?:'(.*)', )?\S+:\d+:\d+:?$/;

/** Languages that tell what was thrown in a way of their own. */
function causeOfThrow(texts: readonly string[], index: number): string | undefined {
	const text = texts[index] ?? '';
	const [, raised, error] = ruby.exec(text) ?? [];
	if (raised !== undefined) {
		return cut(`${error}: ${raised}`);
	}

	const panic = rust.exec(text);
	return panic ? cut(`panic: ${(panic[1] ?? texts[index + 1] ?? '').trim()}`) : undefined;
}

/** The cause that the line at this place tells, if it does. */
function causeAt(texts: readonly string[], index: number): string | undefined {
	const text = texts[index] ?? '';
	if (!isTelling(text)) {
		return undefined;
	}

	const thrown =
		causeOfThrow(texts, index) ??
		(index > 0 && rust.test(texts[index - 1] ?? '') ? causeOfThrow(texts, index - 1) : undefined);
	if (thrown !== undefined) {
		return thrown;
	}

	const shaped = shapeLine(text);
	if (shaped) {
		return isErrorLevel(shaped.level) ? causeOfJson(shaped) : undefined;
	}

	const inner = nestedCause(texts, index) ?? tracebackCause(texts, index);
	if (inner !== undefined) {
		return thrownWords(inner);
	}

	return isErrorLevel(levelOf(text)) && !isTracebackHead(text)
		? (causeOfLogfmt(text) ?? thrownWords(withoutHead(text)))
		: undefined;
}

const message = /(?:^|\s)msg=("(?:\\.|[^"\\])*"|\S+)/;
const reason = /(?:^|\s)err(?:or)?=("(?:\\.|[^"\\])*"|\S+)/;

/** `level=error msg="dial tcp" err=refused`. */
function causeOfLogfmt(text: string): string | undefined {
	const [said, error] = [message, reason].map(pattern => pattern.exec(text)?.[1]?.replaceAll(/^"|"$/g, ''));
	return said === undefined ? undefined : cut(error === undefined ? said : `${said}: ${error}`);
}

const errorKeys = /^(?:err(?:or)?|exception|cause)(?:\.message)?$/i;

function causeOfJson({message, fields}: NonNullable<ReturnType<typeof shapeLine>>): string | undefined {
	const error = fields.find(({key}) => errorKeys.test(key))?.value.replaceAll(/^"|"$/g, '');
	const parts = [message.trim(), error?.startsWith('{') ? '' : error].filter(Boolean);
	return parts.length === 0 ? undefined : cut(parts.join(': '));
}

const time =
	/^\[?(?:\d{4}[-/]\d\d[-/]\d\d[T ,]*)?\d\d?:\d\d(?::\d\d)?(?:[.,]\d+)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?\]?[\s:|-]*/;
const level =
	/^(?:[[(<|]\s*)?(?:fatal|panic|emerg(?:ency)?|alert|crit(?:ical)?|severe|err(?:or)?)(?:\s*[\])>|])?(?::\s*|\s+[-|]?\s*|$)/i;
const glogHead = /^[FE]\d{4} \d\d:\d\d:\d\d\S*\s+\d+\s+(\S+:\d+\] )?/;

/** `Exception in thread "main" `, `PHP Fatal error:  Uncaught `: that something was thrown, before what. */
const thrownHead =
	/^(?:Exception in thread "[^"]*" |Unhandled exception[.:] |(?:PHP )?Fatal error:\s+(?=Uncaught )|)(?:Uncaught (?:exception:? )?)?/i;
/** Where PHP says that it was. */
const phpPlace = /(?<=^[\w\\]*(?:Error|Exception):.*) in \/\S+(?::\d+| on line \d+)$/;
const pid = /^\[\d+\]:?\s+/;

/** A line without the time, process id and level that stand before what it says. `panic:` stays: it is what happened. */
function withoutHead(text: string): string {
	let said = text.trim().replace(glogHead, '').replace(thrownHead, '').replace(phpPlace, '');
	for (let times = 0; times < 3; times++) {
		const bare = said.replace(time, '').replace(pid, '');
		said = bare.startsWith('panic:') ? bare : bare.replace(level, '');
	}

	return cut(said.trim() === '' ? text.trim() : said.trim());
}

/** `OperationalError: no route` of `psycopg2.OperationalError: no route`; what is an `Error` is only what it says. */
function thrownWords(text: string): string {
	const [, name = '', words = ''] =
		/^(?:[\w$]+[.:\\]+)*([\w$]*(?:Error|Exception|Exit))(?: [([]\w+[)\]])?(?:: |:?$)(.*)$/.exec(text) ?? [];
	return cut(
		name === '' ? text.trim() : words === '' ? name : name === 'Error' ? words : `${name}: ${words}`,
	);
}

function cut(text: string): string {
	return text.length > longestCause ? `${text.slice(0, longestCause)}…` : text;
}
