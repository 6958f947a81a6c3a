import {createDueQueue, type DueQueue} from './due-queue.js';

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
	/** Lets the time jump (ms, either way), and runs what came due. */
	readonly jump: (byMs: number) => void;
	/** 1 is real time, 60 a minute a second, 0 stands still. */
	readonly setSpeed: (factor: number) => void;
	/** While held, time goes on and nothing happens: a process under SIGSTOP. */
	readonly setHeld: (isHeld: boolean) => void;
	readonly pending: () => number;
	readonly close: () => void;
};

type Works = {
	readonly base: () => number;
	readonly queue: DueQueue;
	origin: {readonly baseMs: number; readonly simulatedMs: number};
	speed: number;
	isHeld: boolean;
	isClosed: boolean;
	made: number;
	/** Jobs called off since the last sweep: at most so many of them are still in the queue. */
	calledOff: number;
	/** The due time of the job that is running. */
	jobMs?: number;
	timer?: {readonly handle: NodeJS.Timeout; readonly dueMs: number};
};

/** The longest sleep: a `base` given from outside may jump. */
const longestSleepMs = 1000;
const sweepAt = 256;

export function createClock(base: () => number, startMs: number): Clock {
	const works: Works = {
		base,
		queue: createDueQueue(),
		origin: {baseMs: base(), simulatedMs: startMs},
		speed: 1,
		isHeld: false,
		isClosed: false,
		made: 0,
		calledOff: 0,
	};
	const now = () => works.jobMs ?? latest(works);
	return {
		now,
		latest: () => latest(works),
		at: (dueMs, job) => addJob(works, dueMs, job),
		after: (delayMs, job) => addJob(works, now() + delayMs, job),
		runDue: () => runDue(works),
		jump: byMs => change(works, {byMs}),
		setSpeed: speed => change(works, {speed}),
		setHeld: isHeld => change(works, {isHeld}),
		pending: works.queue.size,
		close() {
			works.isClosed = true;
			clearTimeout(works.timer?.handle);
		},
	};
}

function latest({origin, base, speed}: Works): number {
	return origin.simulatedMs + (base() - origin.baseMs) * speed;
}

function addJob(works: Works, dueMs: number, job: () => void): () => void {
	const entry = {dueMs, order: works.made++, run: job, isOff: false};
	works.queue.add(entry);
	setTimer(works);
	return () => {
		works.calledOff += entry.isOff ? 0 : 1;
		entry.isOff = true;
		if (works.calledOff > sweepAt && works.calledOff * 2 > works.queue.size()) {
			works.calledOff = 0;
			works.queue.sweep();
		}
	};
}

function runDue(works: Works): void {
	const {queue} = works;
	if (works.isHeld || works.isClosed || works.jobMs !== undefined) {
		return;
	}

	for (let job = queue.first(); job !== undefined && job.dueMs <= latest(works); job = queue.first()) {
		queue.shift();
		if (job.isOff) {
			continue;
		}

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
	const dueMs = works.queue.first()?.dueMs;
	const isIdle = works.isHeld || works.isClosed || works.speed === 0 || works.jobMs !== undefined;
	if (isIdle || dueMs === undefined || (works.timer && works.timer.dueMs <= dueMs)) {
		return;
	}

	clearTimeout(works.timer?.handle);
	const leftMs = Math.max(0, (dueMs - latest(works)) / works.speed);
	const handle = setTimeout(() => wake(works), Math.min(Math.ceil(leftMs), longestSleepMs)).unref();
	works.timer = {handle, dueMs};
}

function wake(works: Works): void {
	clearTimeout(works.timer?.handle);
	works.timer = undefined;
	runDue(works);
}

function change(
	works: Works,
	{byMs = 0, speed = works.speed, isHeld = works.isHeld}: {byMs?: number; speed?: number; isHeld?: boolean},
): void {
	works.origin = {baseMs: works.base(), simulatedMs: latest(works) + byMs};
	works.speed = speed;
	works.isHeld = isHeld;
	wake(works);
}
