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

type Found = {readonly hits: readonly number[]; readonly done: number};

type Engine = {
	readonly test: (text: string) => boolean;
	readonly ranges: (text: string) => readonly TextRange[];
};

/** A text that takes longer by itself has a catastrophic expression at work on it. */
const patienceMs = 9;
/** The clock is looked at once in so many texts. */
const textsPerLook = 8;
/** A pause of Node's own may hold a text up, but not so often. */
const mostStops = 3;
/** An expression that only V8 knows is given up when so many lines had to be left out. */
const mostLeftOut = 10;

/**
 * A JavaScript regular expression that never holds the program up. It runs in V8, which is fast but may backtrack
 * for hours: then it is stopped, and from there on it runs in RE2's linear time, if RE2 knows its words. If not, the
 * lines that V8 can't do in time are left out.
 */
export function createGuardedRegex(regex: RegExp, runJob = runWithin): Finder {
	const {run, giveUp, problem} = guardedEngine(regex, runJob);
	return {
		find(count, textOf, budgetMs) {
			const found = {hits: [] as number[], done: 0};
			const look = {count, textOf, budgetMs: Math.min(budgetMs, patienceMs / 2)};
			// Stopped after some texts, it is asked again from the one that it was stopped at.
			const isStopped = !run(engine => findWithin(engine, found, look)) && found.done === 0;
			const hits = found.hits.filter(hit => hit < found.done);
			return {hits, done: isStopped && giveUp() ? 1 : found.done};
		},
		ranges(texts) {
			let found: ReadonlyArray<readonly TextRange[]> | undefined;
			const look = (engine: Engine) => {
				found = texts.map(text => engine.ranges(text));
			};
			if (!run(look) && !run(look)) {
				giveUp();
			}

			return found ?? texts.map(() => []);
		},
		problem,
	};
}

function guardedEngine(regex: RegExp, runJob: typeof runWithin) {
	let engine = fastEngine(regex);
	let isGuarded = true;
	let stops = 0;
	let leftOut = 0;
	let problem: SafeText | undefined;
	return {
		/** False when it was stopped. */
		run(job: (engine: Engine) => void): boolean {
			if (isGuarded) {
				return runJob(patienceMs, () => job(engine));
			}

			job(engine);
			return true;
		},
		/** After a text was stopped: true when it is to be left out, else it is to be tried again. */
		giveUp(): boolean {
			const library = loadedRe2();
			stops += library ? 1 : 0;
			if (!library || stops < mostStops) {
				return false;
			}

			const linear = linearEngine(library, regex);
			stops = 0;
			leftOut += linear ? 0 : 1;
			problem = linear ? undefined : tooSlow;
			isGuarded = linear === undefined && leftOut < mostLeftOut;
			engine = isGuarded ? engine : (linear ?? noEngine);
			return linear === undefined;
		},
		problem: () => problem,
	};
}

/** Text as it is: no expression that could take its time. */
export function createTextFinder(literal: RegExp): Finder {
	return createFinder(fastEngine(literal));
}

/** For what looks at a text in linear time. */
export function createFinder(engine: Engine): Finder {
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

const noEngine: Engine = {test: () => false, ranges: () => []};
const tooSlow = safe`this regex is too slow on some lines: they are left out`;

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

function linearFlags(library: Re2, flags: string): number {
	return (
		(flags.includes('i') ? library.CASE_INSENSITIVE : 0) |
		(flags.includes('s') ? library.DOTALL : 0) |
		(flags.includes('m') ? library.MULTILINE : 0)
	);
}

/** Undefined when RE2 doesn't know its words: it has no back references and no lookarounds. */
function linearEngine(library: Re2, {source, flags}: RegExp): Engine | undefined {
	let compiled: RE2JS;
	try {
		compiled = library.compile(source, linearFlags(library, flags));
	} catch {
		return undefined;
	}

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
