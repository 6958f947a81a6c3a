import {wait} from './wait.js';

/** Calls about one thing each, of which some may hang: no pass waits long for those, and they are asked less often. */
type PatientCalls<Id> = {
	/** Not under way, and not resting because it hung the last time. */
	readonly isFree: (id: Id) => boolean;
	readonly underWay: () => number;
	readonly start: (id: Id) => Promise<void>;
	/** Calls for these in turn, and ends with the last of them or when its time is over. Those late go on. */
	readonly pass: (ids: readonly Id[], limits: PassLimits, signal: AbortSignal) => Promise<void>;
};

type PassLimits = {
	readonly atOnce: number;
	/** Calls under way, those that are late included. */
	readonly most: number;
	/** What takes longer keeps the next one waiting no more (ms). */
	readonly slowMs: number;
	readonly passMs: number;
};

/** So long takes no call that will be answered (ms). */
const hangMs = 5000;
const firstRestMs = 10_000;
const longestRestMs = 60_000;

type Rest = {readonly times: number; readonly untilMs: number};

/** What `call` throws is thrown by the pass that is under way, or by the next. */
export function createPatientCalls<Id>(call: (id: Id) => Promise<void>): PatientCalls<Id> {
	const underWay = new Set<Id>();
	const rests = new Map<Id, Rest>();
	const thrown: unknown[] = [];
	const start = async (id: Id) => {
		const startedAtMs = performance.now();
		underWay.add(id);
		await call(id).catch((error: unknown) => thrown.push(error));
		underWay.delete(id);
		if (performance.now() - startedAtMs < hangMs) {
			rests.delete(id);
		} else {
			rests.set(id, restAfter(rests.get(id)));
		}
	};

	return {
		start,
		isFree: id => !underWay.has(id) && (rests.get(id)?.untilMs ?? 0) <= performance.now(),
		underWay: () => underWay.size,
		async pass(ids, limits, signal) {
			await inLanes(ids, limits, signal, start, () => underWay.size);
			if (thrown.length > 0) {
				throw thrown.shift();
			}
		},
	};
}

async function inLanes<Id>(
	ids: readonly Id[],
	{atOnce, most, slowMs, passMs}: PassLimits,
	signal: AbortSignal,
	start: (id: Id) => Promise<void>,
	underWay: () => number,
): Promise<void> {
	const queue = ids.values();
	let isOver = false;
	const lane = async () => {
		for (const id of queue) {
			await within(slowMs, start(id), signal);
			if (isOver || signal.aborted || underWay() >= most) {
				return;
			}
		}
	};

	const lanes = Math.max(0, Math.min(atOnce, ids.length, most - underWay()));
	await within(passMs, Promise.all(Array.from({length: lanes}, lane)), signal);
	isOver = true;
}

function restAfter(before: Rest | undefined): Rest {
	const times = (before?.times ?? 0) + 1;
	return {
		times,
		untilMs: performance.now() + Math.min(longestRestMs, firstRestMs * 2 ** (times - 1)),
	};
}

/** Until the work is done, the time is over, or nobody wants it any more. */
async function within(limitMs: number, work: Promise<unknown>, signal: AbortSignal): Promise<void> {
	const done = new AbortController();
	await Promise.race([work, wait(limitMs, AbortSignal.any([signal, done.signal]))]);
	done.abort();
}
