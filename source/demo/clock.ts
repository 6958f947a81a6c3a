import {createDueQueue} from './due-queue.js';

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
	readonly isHeld: () => boolean;
	readonly pending: () => number;
	readonly close: () => void;
};

/** The longest sleep: a `now` given from outside may jump. */
const longestSleepMs = 1000;

export function createClock(base: () => number, startMs: number): Clock {
	const queue = createDueQueue();
	let origin = {baseMs: base(), simulatedMs: startMs};
	let speed = 1;
	let isHeld = false;
	let isClosed = false;
	let order = 0;
	let jobMs: number | undefined;
	let timer: NodeJS.Timeout | undefined;
	let timerDueMs = Infinity;

	const latest = () => origin.simulatedMs + (base() - origin.baseMs) * speed;

	const runDue = () => {
		if (isHeld || isClosed || jobMs !== undefined) {
			return;
		}

		for (let job = queue.first(); job !== undefined && job.dueMs <= latest(); job = queue.first()) {
			queue.shift();
			jobMs = job.dueMs;
			try {
				job.run();
			} finally {
				jobMs = undefined;
			}
		}

		setTimer();
	};

	const setTimer = () => {
		const dueMs = queue.first()?.dueMs;
		if (isHeld || isClosed || speed === 0 || dueMs === undefined || (timer && timerDueMs <= dueMs)) {
			return;
		}

		clearTimeout(timer);
		timerDueMs = dueMs;
		const delayMs = Math.min(Math.max(0, (dueMs - latest()) / speed), longestSleepMs);
		timer = setTimeout(() => {
			timer = undefined;
			runDue();
		}, Math.ceil(delayMs)).unref();
	};

	const wake = () => {
		clearTimeout(timer);
		timer = undefined;
		runDue();
	};

	const rebase = (byMs: number) => {
		origin = {baseMs: base(), simulatedMs: latest() + byMs};
	};

	const at = (dueMs: number, run: () => void) => {
		let isOff = false;
		queue.add({dueMs, order: order++, run: () => isOff || run()});
		setTimer();
		return () => {
			isOff = true;
		};
	};

	return {
		now: () => jobMs ?? latest(),
		latest,
		at,
		after: (delayMs, job) => at((jobMs ?? latest()) + delayMs, job),
		runDue,
		jump(byMs) {
			rebase(byMs);
			wake();
		},
		setSpeed(factor) {
			rebase(0);
			speed = factor;
			wake();
		},
		setHeld(next) {
			isHeld = next;
			wake();
		},
		isHeld: () => isHeld,
		pending: () => queue.size(),
		close() {
			isClosed = true;
			clearTimeout(timer);
		},
	};
}
