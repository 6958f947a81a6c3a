import {Session} from 'node:inspector';
import {countSteps, TooMuchWork, type Steps} from './count-steps.js';

/**
 * How much each job does, never how long it takes: each run of each block of our code, as V8 counts them; each step of
 * each regular expression, as a backtracking matcher takes them; each unit of text that is gone through by a built-in.
 * Infinity: more than `most`.
 */
export function countWork(most: number, job: () => unknown): number {
	const session = openSession();
	blocksRun(session);
	const steps = stepsOf(job, most);
	const blocks = blocksRun(session);
	return steps > most ? Number.POSITIVE_INFINITY : steps + blocks;
}

let opened: Session | undefined;

/** Once and for all: V8 forgets what it has compiled each time that counting begins. */
function openSession(): Session {
	if (!opened) {
		opened = new Session();
		opened.connect();
		post(opened, 'Profiler.enable');
		post(opened, 'Profiler.startPreciseCoverage', {callCount: true, detailed: true});
	}

	return opened;
}

/** Everything runs faster uncounted. */
export function stopCounting(): void {
	opened?.disconnect();
	opened = undefined;
}

function stepsOf(job: () => unknown, most: number): number {
	const steps: Steps = {count: 0, most};
	const restore = patch(steps);
	try {
		job();
	} catch (error) {
		if (!(error instanceof TooMuchWork)) {
			throw error;
		}
	} finally {
		restore();
	}

	return steps.count;
}

type Coverage = {
	readonly result: ReadonlyArray<{
		readonly url: string;
		readonly functions: ReadonlyArray<{readonly ranges: ReadonlyArray<{readonly count: number}>}>;
	}>;
};

function blocksRun(session: Session): number {
	const {result} = post(session, 'Profiler.takePreciseCoverage') as Coverage;
	let count = 0;
	for (const {url, functions} of result) {
		if (url.includes('/source/') && !url.includes('/test/')) {
			for (const {ranges} of functions) {
				for (const range of ranges) {
					count += range.count;
				}
			}
		}
	}

	return count;
}

/** In the same thread it answers at once. */
function post(session: Session, method: string, parameters: object = {}): unknown {
	let answer: unknown;
	session.post(method, parameters, (error, result) => {
		if (error) {
			throw error;
		}

		answer = result;
	});
	return answer;
}

function patch(steps: Steps): () => void {
	const undo: Array<() => void> = [];
	const replace = <Owner extends object>(owner: Owner, name: string & keyof Owner, cost: Cost) => {
		const before = owner[name] as (...values: unknown[]) => unknown;
		const counted = function (this: {readonly length?: number}, ...values: unknown[]) {
			steps.count += cost(this, values);
			return before.apply(this, values);
		};
		Object.assign(owner, {[name]: counted});
		undo.push(() => Object.assign(owner, {[name]: before}));
	};

	const native = Reflect.get(RegExp.prototype, 'exec');
	const setExec = (exec: typeof native) => Reflect.set(RegExp.prototype, 'exec', exec);
	const counting = function (this: RegExp, text: string) {
		// The counting has regular expressions of its own.
		setExec(native);
		try {
			countSteps(this, text, this.global || this.sticky ? this.lastIndex : 0, steps);
			return native.call(this, text);
		} finally {
			setExec(counting);
		}
	};
	setExec(counting);
	for (const name of ['includes', 'indexOf', 'lastIndexOf', 'toLowerCase', 'trim', 'trimEnd'] as const) {
		replace(String.prototype, name, ({length = 0}) => length);
	}

	for (const name of ['includes', 'indexOf', 'slice', 'concat'] as const) {
		replace(Array.prototype, name, ({length = 0}) => length);
	}

	replace(Intl.Segmenter.prototype, 'segment', (_, [text]) => String(text).length);
	return () => {
		setExec(native);
		for (const one of undo) {
			one();
		}
	};
}

type Cost = (self: {readonly length?: number}, values: readonly unknown[]) => number;
