/**
 * The simulated engine's time and its only timer. Jobs run in order of their due times and see that time
 * as now, also when they are late: what happens is the same however seldom anyone looks.
 */
export type Clock = {
	/** Ms since the epoch; inside a job, the time it was due. */
	readonly now: () => number;
	/** Ms since the epoch, whatever job is running. */
	readonly latest: () => number;
	/** Runs `job` at that time; returns how to call it off. */
	readonly at: (dueMs: number, job: () => void) => () => void;
	readonly after: (delayMs: number, job: () => void) => () => void;
	readonly runDue: () => void;
	/** Jobs that are still to run. */
	readonly pending: () => number;
	readonly close: () => void;
};

type Job = {readonly dueMs: number; readonly order: number; readonly run: () => void};

type Works = {
	readonly base: () => number;
	/** The one that is due first comes last. */
	readonly jobs: Job[];
	made: number;
	isClosed: boolean;
	/** The due time of the job that is running. */
	jobMs?: number;
	timer?: {readonly handle: NodeJS.Timeout; readonly dueMs: number};
};

/** The longest sleep: `base` may jump. */
const longestSleepMs = 1000;

/** `base` tells the time in ms since the epoch. Whoever makes it jump calls `runDue`. */
export function createClock(base: () => number): Clock {
	const works: Works = {base, jobs: [], made: 0, isClosed: false};
	const now = () => works.jobMs ?? base();
	return {
		now,
		latest: base,
		at: (dueMs, run) => addJob(works, dueMs, run),
		after: (delayMs, run) => addJob(works, now() + delayMs, run),
		runDue: () => wake(works),
		pending: () => works.jobs.length,
		close() {
			works.isClosed = true;
			clearTimeout(works.timer?.handle);
		},
	};
}

function addJob(works: Works, dueMs: number, run: () => void): () => void {
	const {jobs} = works;
	const job = {dueMs, order: works.made++, run};
	jobs.splice(placeOf(jobs, job), 0, job);
	setTimer(works);
	return () => {
		const place = placeOf(jobs, job);
		if (jobs[place] === job) {
			jobs.splice(place, 1);
		}
	};
}

/** Where the job is among the others, or belongs. */
function placeOf(jobs: readonly Job[], {dueMs, order}: Job): number {
	let [low, high] = [0, jobs.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		const other = jobs[middle]!;
		if (other.dueMs > dueMs || (other.dueMs === dueMs && other.order > order)) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	return low;
}

function wake(works: Works): void {
	const {jobs, base} = works;
	if (works.isClosed || works.jobMs !== undefined) {
		return;
	}

	clearTimeout(works.timer?.handle);
	works.timer = undefined;
	for (let job = jobs.at(-1); job !== undefined && job.dueMs <= base(); job = jobs.at(-1)) {
		jobs.pop();
		works.jobMs = job.dueMs;
		try {
			job.run();
		} finally {
			works.jobMs = undefined;
		}
	}

	setTimer(works);
}

/** One timer, for the job that is due first. */
function setTimer(works: Works): void {
	const dueMs = works.jobs.at(-1)?.dueMs;
	const isIdle = works.isClosed || works.jobMs !== undefined;
	if (isIdle || dueMs === undefined || (works.timer && works.timer.dueMs <= dueMs)) {
		return;
	}

	clearTimeout(works.timer?.handle);
	const leftMs = Math.min(Math.max(0, Math.ceil(dueMs - works.base())), longestSleepMs);
	works.timer = {handle: setTimeout(() => wake(works), leftMs).unref(), dueMs};
}
