import {levelOf} from './log-level.js';

// Stack traces name first what was thrown last, or the other way round, and most of their lines are frames.

const traceback = 'Traceback (most recent call last)';
/** Python's words between a cause, which comes first, and what it led to. */
const ledTo = 'The above exception was the direct cause of the following exception:';
/** Java's; Node's `[cause]: …`; .NET's ` ---> …`. Of several the last is the innermost. */
const nested = /^\s*(?:Caused by:|\[cause\]:|--->)\s*(.+)$/;
/** One of Node's AggregateError. */
const oneOfSeveral = /^\s+((?:[A-Z]\w*)?Error: .+)$/;
const severalErrors = '[errors]: [';
/** A function of Go's, above the line of its place. */
const goFunction = /^(?:created by |[\w./*()[\]{}-]+\(.*\)$)/;
const goroutine = /^(?:goroutine \d+ |\[signal )/;

/** A frame, or what goes on of the line above: neither says anything by itself. */
export function isWithinTrace(texts: readonly string[], index: number): boolean {
	const text = texts[index] ?? '';
	return (
		text === '' ||
		/^\s/.test(text) ||
		goroutine.test(text) ||
		(goFunction.test(text) && levelOf(texts[index + 1] ?? '') === 'trace')
	);
}

/** What the line says was thrown before what is named above it. */
export function nestedCause(texts: readonly string[], index: number): string | undefined {
	const text = texts[index] ?? '';
	const found = nested.exec(text)?.[1];
	const isAmongSeveral = () => texts.slice(0, index).some(one => one.trim() === severalErrors);
	return found ?? (oneOfSeveral.test(text) && isAmongSeveral() ? oneOfSeveral.exec(text)?.[1] : undefined);
}

/** Where the line ends one of Python's tracebacks: the line that names the cause of it all. */
export function tracebackCause(texts: readonly string[], index: number): string | undefined {
	if (!isEndOfTraceback(texts, index)) {
		return undefined;
	}

	const begin = texts.slice(0, index).findLastIndex(text => text.startsWith(traceback));
	const led = texts.slice(0, begin).findLastIndex(text => text.trim() !== '');
	if (texts[led] !== ledTo) {
		return texts[index];
	}

	for (let before = led - 1; before >= 0; before--) {
		const cause = tracebackCause(texts, before);
		if (cause !== undefined) {
			return cause;
		}
	}

	return texts[index];
}

export function isTracebackHead(text: string): boolean {
	return text.startsWith(traceback);
}

/** The first line that isn't indented after the last traceback. */
function isEndOfTraceback(texts: readonly string[], index: number): boolean {
	if (/^\s/.test(texts[index] ?? '') || texts[index] === '') {
		return false;
	}

	const begin = texts.slice(0, index).findLastIndex(text => text.startsWith(traceback));
	return begin >= 0 && texts.slice(begin + 1, index).every(text => /^\s/.test(text) || text === '');
}
