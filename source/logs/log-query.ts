import {compileRegex} from '../text/compile-regex.js';
import {createFinder, createGuardedRegex, createTextFinder, type Finder} from '../text/guarded-regex.js';
import {isAtLeast, isAtMost, levelBeginning, levelOf, type LogLevel} from './log-level.js';
import type {SafeText} from '../text/safe-text.js';

/** What was typed at `/` or as one of the terms at `&`, understood. */
export type LogTerm = {
	/** `!` before it: lines that have it are left out. */
	readonly isExcluding: boolean;
	/** It asks for a level, which a line has whatever it is shown as. */
	readonly isOfLevel: boolean;
	readonly finder: Finder;
	/** What of it is not understood; it then finds nothing. */
	readonly problem?: SafeText;
};

const nothing: Finder = {
	find: count => ({hits: [], done: count}),
	ranges: texts => texts.map(() => []),
	problem: () => undefined,
};

/** Lines that report an error, as a term. */
export const errorsOnly = 'level:error';

/**
 * Text, `level:warn` for that level and worse ones (with `!` for it and better ones), or `/regex/` with flags of its own. Letters match either case unless there is a capital among them or the
 * flags say so. Undefined when there is nothing to look for.
 */
export function parseTerm(typed: string): LogTerm | undefined {
	const isExcluding = typed.startsWith('!');
	const rest = isExcluding ? typed.slice(1) : typed;
	if (rest === '' || rest === '/') {
		return undefined;
	}

	const level = levelBeginning(/^level:(\w+)$/i.exec(rest)?.[1] ?? ' ');
	if (level) {
		return {isExcluding, isOfLevel: true, finder: createLevelFinder(level, isExcluding)};
	}

	const [whole, source = rest, flags = ''] = /^\/((?:\\.|[^/\\])+)(?:\/([a-z]*))?$/s.exec(rest) ?? [];
	const isRegex = whole !== undefined;
	const pattern = isRegex ? source : escape(rest);
	const regex = compileRegex(pattern, caseFlags(source, flags));
	return typeof regex === 'string'
		? {isExcluding, isOfLevel: false, finder: nothing, problem: regex}
		: {
				isExcluding,
				isOfLevel: false,
				finder: isRegex ? createGuardedRegex(regex) : createTextFinder(regex),
			};
}

function createLevelFinder(level: LogLevel, isUpTo: boolean): Finder {
	const matches = isUpTo ? isAtMost : isAtLeast;
	return createFinder({test: text => matches(levelOf(text), level), ranges: () => []});
}

/** Smart-case: an escape such as `\S` is no capital. */
function caseFlags(source: string, flags: string): string {
	const letters = source.replaceAll(/\\(?:[pP]\{[^}]*\}|.)/gs, '');
	const kept = [...new Set(flags)].filter(flag => flag !== 'g' && flag !== 'y').join('');
	return flags === '' && letters === letters.toLowerCase() ? 'i' : kept;
}

const between = /(?<=^|\s)&(?=\s|$)/;

/** What was typed at `&`, with that term or, where it is there already, without it. */
export function toggleTerm(typed: string, term: string): string {
	const parts = typed
		.split(between)
		.map(part => part.trim())
		.filter(Boolean);
	return (parts.includes(term) ? parts.filter(part => part !== term) : [...parts, term]).join(' & ');
}

/** Terms at `&`, all of which a line must meet: `error & !health & /5\d\d/`. */
export function parseTerms(typed: string): readonly LogTerm[] {
	return typed.split(between).flatMap(part => parseTerm(part.trim()) ?? []);
}

function escape(text: string): string {
	return text.replaceAll(/[$()*+.?[\\\]^{|}/]/g, String.raw`\$&`);
}
