import {compileRegex} from '../text/compile-regex.js';
import {createGuardedRegex, createTextFinder, type Finder} from '../text/guarded-regex.js';
import type {SafeText} from '../text/safe-text.js';

/** What was typed at `/` or as one of the terms at `&`, understood. */
export type LogTerm = {
	/** `!` before it: lines that have it are left out. */
	readonly isExcluding: boolean;
	readonly finder: Finder;
	/** What of it is not understood; it then finds nothing. */
	readonly problem?: SafeText;
};

const nothing: Finder = {
	find: count => ({hits: [], done: count}),
	ranges: texts => texts.map(() => []),
	problem: () => undefined,
};

/**
 * Text, or `/regex/` with flags of its own. Letters match either case unless there is a capital among them or the
 * flags say so. Undefined when there is nothing to look for.
 */
export function parseTerm(typed: string): LogTerm | undefined {
	const isExcluding = typed.startsWith('!');
	const rest = isExcluding ? typed.slice(1) : typed;
	if (rest === '' || rest === '/') {
		return undefined;
	}

	const [whole, source = rest, flags = ''] = /^\/((?:\\.|[^/\\])+)(?:\/([a-z]*))?$/s.exec(rest) ?? [];
	const isRegex = whole !== undefined;
	const pattern = isRegex ? source : escape(rest);
	const regex = compileRegex(pattern, caseFlags(source, flags));
	return typeof regex === 'string'
		? {isExcluding, finder: nothing, problem: regex}
		: {isExcluding, finder: isRegex ? createGuardedRegex(regex) : createTextFinder(regex)};
}

/** Smart-case: an escape such as `\S` is no capital. */
function caseFlags(source: string, flags: string): string {
	const letters = source.replaceAll(/\\(?:[pP]\{[^}]*\}|.)/gs, '');
	const kept = [...new Set(flags)].filter(flag => flag !== 'g' && flag !== 'y').join('');
	return flags === '' && letters === letters.toLowerCase() ? 'i' : kept;
}

/** Terms at `&`, all of which a line must meet: `error & !health & /5\d\d/`. */
export function parseTerms(typed: string): readonly LogTerm[] {
	return typed.split(/(?<=^|\s)&(?=\s|$)/).flatMap(part => parseTerm(part.trim()) ?? []);
}

function escape(text: string): string {
	return text.replaceAll(/[$()*+.?[\\\]^{|}/]/g, String.raw`\$&`);
}
