import {isErrorLevel, levelOf} from './log-level.js';
import {shapeJson} from './log-json.js';

/** A line that a container wrote before it ended: cleaned, perhaps with colours. */
export type LastLine = {readonly text: string; readonly isStderr: boolean};

const colours = /\u001B\[[\d;:]*m/g;
/** What a shell, an engine or npm says about an ending, rather than its cause. */
const aboutTheEnd =
	/^(?:npm (?:ERR!|error)|goroutine \d+ \[|exit(?:ing|ed)?\b|shutting down\b|terminated\b|error: (?:process|command) (?:exited|failed)\b)/i;
const traceback = 'Traceback (most recent call last)';
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

	const texts = lines.map(({text}) => text.replaceAll(colours, '').trimEnd());
	for (let index = texts.length - 1; index >= 0; index--) {
		const cause = causeAt(texts, index);
		if (cause !== undefined) {
			return cause;
		}
	}

	const isOwnEnd = exitCode !== undefined && exitCode > 0 && exitCode < firstSignalCode;
	const last = isOwnEnd
		? texts.findLast((text, index) => lines[index]?.isStderr && isTelling(text))
		: undefined;
	return last === undefined ? undefined : withoutHead(last);
}

function isTelling(text: string): boolean {
	return text.trim() !== '' && !aboutTheEnd.test(text.trim()) && levelOf(text) !== 'trace';
}

/** The cause that the line at this place tells, if it does. */
function causeAt(texts: readonly string[], index: number): string | undefined {
	const text = texts[index] ?? '';
	if (!isTelling(text)) {
		return undefined;
	}

	const shaped = shapeJson(text);
	if (shaped) {
		return isErrorLevel(shaped.level) ? causeOfJson(shaped) : undefined;
	}

	const nested = /^\s*Caused by:\s*(.+)$/.exec(text)?.[1];
	if (nested !== undefined) {
		return thrownWords(nested);
	}

	if (isEndOfTraceback(texts, index)) {
		return thrownWords(text);
	}

	return isErrorLevel(levelOf(text)) && !text.startsWith(traceback)
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

const errorKeys: ReadonlySet<string> = new Set(['error', 'err', 'exception', 'cause']);

function causeOfJson({message, fields}: NonNullable<ReturnType<typeof shapeJson>>): string | undefined {
	const error = fields.find(({key}) => errorKeys.has(key.toLowerCase()))?.value.replaceAll(/^"|"$/g, '');
	const parts = [message.trim(), error?.startsWith('{') ? '' : error].filter(Boolean);
	return parts.length === 0 ? undefined : cut(parts.join(': '));
}

/** Python's: the first line that isn't indented after the last traceback. */
function isEndOfTraceback(texts: readonly string[], index: number): boolean {
	if (/^\s/.test(texts[index] ?? '')) {
		return false;
	}

	const begin = texts.slice(0, index).findLastIndex(text => text.startsWith(traceback));
	return begin >= 0 && texts.slice(begin + 1, index).every(text => /^\s/.test(text) || text === '');
}

const time =
	/^\[?(?:\d{4}[-/]\d\d[-/]\d\d[T ,]*)?\d\d?:\d\d(?::\d\d)?(?:[.,]\d+)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?\]?[\s:|-]*/;
const level =
	/^(?:[[(<|]\s*)?(?:fatal|panic|emerg(?:ency)?|alert|crit(?:ical)?|severe|err(?:or)?)(?:\s*[\])>|])?(?::\s*|\s+[-|]?\s*|$)/i;
const glogHead = /^[FE]\d{4} \d\d:\d\d:\d\d\S*\s+\d+\s+(\S+:\d+\] )?/;

/** A line without the time and the level that stand before what it says. `panic:` stays: it is what happened. */
function withoutHead(text: string): string {
	const bare = text.trim().replace(glogHead, '').replace(time, '');
	const said = bare.startsWith('panic:') ? bare : bare.replace(level, '').replace(time, '');
	return cut(said.trim() === '' ? text.trim() : said.trim());
}

/** `OperationalError: no route` of `psycopg2.OperationalError: no route`; what is an `Error` is only what it says. */
function thrownWords(text: string): string {
	const [, name = '', words = ''] =
		/^(?:[\w$]+[.:]+)*([\w$]*(?:Error|Exception|Exit))(?:: |$)(.*)$/.exec(text) ?? [];
	return cut(
		name === '' ? text.trim() : words === '' ? name : name === 'Error' ? words : `${name}: ${words}`,
	);
}

function cut(text: string): string {
	return text.length > longestCause ? `${text.slice(0, longestCause)}…` : text;
}
