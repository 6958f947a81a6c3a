import type {RE2JS} from 're2js';
import {runWithin} from '../util/run-within.js';
import {safe, type SafeText} from './safe-text.js';

/** From and before which character, in order. */
export type TextRange = readonly [from: number, to: number];

export type Finder = {
	/**
	 * Which of `count` texts match, from the first on: `done` of them have been looked at when `budgetMs` were over. It
	 * may be none, when the machine or the expression held it up; ask again then.
	 */
	readonly find: (count: number, textOf: (index: number) => string, budgetMs: number) => Found;
	/** Where it matches in each of a few short texts. */
	readonly ranges: (texts: readonly string[]) => ReadonlyArray<readonly TextRange[]>;
	/** Why it finds less than there is. */
	readonly problem: () => SafeText | undefined;
};

export type Found = {readonly hits: readonly number[]; readonly done: number};

type Engine = {
	readonly test: (text: string) => boolean;
	readonly ranges: (text: string) => readonly TextRange[];
};

/** A single text that takes longer has a catastrophic expression at work on it. */
const patienceMs = 9;
/** The clock is looked at once in so many texts. */
const textsPerLook = 8;
/** A machine under load may hold us up that long by itself, but not so often. */
const mostStops = 3;

/**
 * A JavaScript regular expression that never holds the program up. It runs in V8, which is fast but may backtrack
 * for hours: then it is stopped, and from there on it runs in RE2's linear time, if RE2 knows its words. What neither
 * can do in time finds nothing.
 */
export function createGuardedRegex(regex: RegExp): Finder {
	let engine = fastEngine(regex);
	let stops = 0;
	let problem: SafeText | undefined;

	/** False when the job was stopped; then it is to be asked for again, of another engine in the end. */
	const run = (job: () => void): boolean => {
		if (stops >= mostStops) {
			job();
			return true;
		}

		const isDone = runWithin(patienceMs, job);
		const library = isDone ? undefined : loadedRe2();
		stops += library ? 1 : 0;
		if (library && stops === mostStops) {
			({engine, problem} = slowEngine(library, regex));
		}

		return isDone;
	};

	return {
		find(count, textOf, budgetMs) {
			const found = {hits: [] as number[], done: 0};
			run(() => findWithin(engine, found, {count, textOf, budgetMs: Math.min(budgetMs, patienceMs / 2)}));
			return {...found, hits: found.hits.filter(hit => hit < found.done)};
		},
		ranges(texts) {
			let found: ReadonlyArray<readonly TextRange[]> = [];
			run(() => {
				found = texts.map(text => engine.ranges(text));
			});
			return found.length === texts.length ? found : texts.map(() => []);
		},
		problem: () => problem,
	};
}

/** Text as it is: no expression that could take its time. */
export function createTextFinder(literal: RegExp): Finder {
	const engine = fastEngine(literal);
	return {
		find(count, textOf, budgetMs) {
			const found = {hits: [] as number[], done: 0};
			findWithin(engine, found, {count, textOf, budgetMs});
			return found;
		},
		ranges: texts => texts.map(text => engine.ranges(text)),
		problem: () => undefined,
	};
}

function findWithin(
	{test}: Engine,
	found: {readonly hits: number[]; done: number},
	{count, textOf, budgetMs}: {count: number; textOf: (index: number) => string; budgetMs: number},
): void {
	const endMs = performance.now() + budgetMs;
	while (
		found.done < count &&
		(found.done % textsPerLook !== 0 || found.done === 0 || performance.now() < endMs)
	) {
		if (test(textOf(found.done))) {
			found.hits.push(found.done);
		}

		found.done++;
	}
}

function fastEngine(regex: RegExp): Engine {
	const global = new RegExp(regex.source, `${regex.flags}g`);
	return {
		test: text => regex.test(text),
		ranges: text =>
			Array.from(text.matchAll(global), ({0: match, index}) => [index, index + match.length] as const).filter(
				([from, to]) => to > from,
			),
	};
}

const tooSlow = safe`this expression takes too long on some lines, which are left out`;

type Re2 = typeof RE2JS;
let loading: Promise<void> | undefined;
let re2: Re2 | undefined;

/** RE2 is large and hardly ever needed: it is loaded when an expression is stopped for the first time. */
function loadedRe2(): Re2 | undefined {
	loading ??= import('re2js').then(loaded => {
		re2 = loaded.RE2JS;
	});
	return re2;
}

function slowEngine(
	library: Re2,
	{source, flags}: RegExp,
): {readonly engine: Engine; readonly problem?: SafeText} {
	try {
		return {engine: linearEngine(library.compile(source, linearFlags(library, flags)))};
	} catch {
		return {engine: {test: () => false, ranges: () => []}, problem: tooSlow};
	}
}

function linearFlags(library: Re2, flags: string): number {
	return (
		(flags.includes('i') ? library.CASE_INSENSITIVE : 0) |
		(flags.includes('s') ? library.DOTALL : 0) |
		(flags.includes('m') ? library.MULTILINE : 0)
	);
}

function linearEngine(compiled: RE2JS): Engine {
	return {
		test: text => compiled.matcher(text).find(),
		ranges(text) {
			const matcher = compiled.matcher(text);
			const found: TextRange[] = [];
			while (matcher.find()) {
				if (matcher.end() > matcher.start()) {
					found.push([matcher.start(), matcher.end()]);
				}
			}

			return found;
		},
	};
}
