import {safe, safeText, type SafeText} from './safe-text.js';
import {truncate} from './width.js';

// An engine tells an error from the outside in: what was asked, what it tried, and last why that failed, with ids and
// paths in between. In a column or a footer the end is what is cut off.

/** What fits anywhere is told as it is. */
const shortEnough = 40;
const longestPath = 28;
const longestName = 32;
/** Of an id that is told in full, as `docker ps` does. */
const longId = /\b(?:sha256:)?([0-9a-f]{12})[0-9a-f]{20,}/g;
/** Of three parts or more, and not the end of an address. */
const longPath = /(?<![\w.:/])(?:\/[^\s/:"',;()]+){3,}\/?/g;
const advice =
	/^(?:are you|check|did you|make sure|please|run|see|stop|try|use|you (?:have|may|must|need))\b|\?/i;
/** What couldn't be run, and after what was tried with it, why. */
const ofExec = /\bexec: ("(?:[^"\\]|\\.)*"|\S+): (?:[^:]+: )*?([^:]+?)(?:: unknown)?$/;
/** The code of an error that has none. */
const noCode = 'unknown';

/**
 * An engine's words on one line, the cause first: `no space left on device (write …/resolv.conf)`. With `what`, which
 * says what failed, it stands where it takes no room from the cause. The whole words are to be read elsewhere.
 */
export function briefError(words: SafeText, what?: SafeText): SafeText {
	const short = safeText(words.replace(longId, '$1').replace(longPath, shortPath));
	const [, program, problem] = ofExec.exec(short) ?? [];
	if (program !== undefined && short.length > shortEnough) {
		const cause = safe`exec: ${safeText(program)}: ${safeText(problem ?? '')}`;
		return what ? safe`${cause} (${what})` : cause;
	}

	const clauses = short.length > shortEnough ? clausesOf(short) : [];
	const place = clauses.findLastIndex(clause => !advice.test(clause));
	const cause = clauses[place] ?? '';
	if (place === 0 || !cause.includes(' ')) {
		return what ? safe`${what}: ${short}` : short;
	}

	const context = clauses.slice(0, place).findLast(clause => clause.includes(' ') && clause !== cause);
	const around = [what, context].filter(part => part !== undefined).join(': ');
	return safeText(around === '' ? cause : `${cause} (${around})`);
}

function shortPath(path: string): string {
	if (path.length <= longestPath) {
		return path;
	}

	const name = path.split('/').findLast(part => part !== '') ?? '';
	return `…/${truncate(safeText(name), longestName)}`;
}

/** What colons part, but for those in quotes and before them: `exec: "sh"` is one. */
function clausesOf(text: string): readonly string[] {
	const clauses: string[] = [];
	let isOpen = false;
	for (const part of text.split(': ')) {
		if (clauses.length > 0 && (isOpen || part.startsWith('"'))) {
			clauses.push(`${clauses.pop()}: ${part}`);
		} else {
			clauses.push(part);
		}

		isOpen = (part.split('"').length % 2 === 0) !== isOpen;
	}

	return clauses.filter(clause => clause !== noCode && clause !== '');
}
