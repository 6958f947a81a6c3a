/** Jobs by due time, the earliest first (a binary heap); jobs due at the same time keep their order. */
export type Job = {
	readonly dueMs: number;
	readonly order: number;
	readonly run: () => void;
	/** Called off: never to run. */
	isOff: boolean;
};

export type DueQueue = {
	readonly add: (job: Job) => void;
	readonly first: () => Job | undefined;
	readonly shift: () => Job | undefined;
	readonly size: () => number;
	/** Forgets the jobs that are called off. */
	readonly sweep: () => void;
};

export function createDueQueue(): DueQueue {
	let heap: Job[] = [];
	return {
		add(job) {
			heap.push(job);
			rise(heap, heap.length - 1);
		},
		first: () => heap[0],
		shift() {
			const first = heap[0];
			const last = heap.pop();
			if (last !== undefined && heap.length > 0) {
				heap[0] = last;
				sink(heap, 0);
			}

			return first;
		},
		size: () => heap.length,
		sweep() {
			// In order is a heap too.
			heap = heap.filter(({isOff}) => !isOff).toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
		},
	};
}

function isBefore(a: Job, b: Job): boolean {
	return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);
}

function rise(heap: Job[], start: number): void {
	let index = start;
	while (index > 0) {
		const parent = (index - 1) >> 1;
		if (!swapIfBefore(heap, index, parent)) {
			return;
		}

		index = parent;
	}
}

function sink(heap: Job[], start: number): void {
	let index = start;
	for (;;) {
		const left = 2 * index + 1;
		const right = left + 1;
		const leftJob = heap[left];
		const rightJob = heap[right];
		if (leftJob === undefined) {
			return;
		}

		const least = rightJob !== undefined && isBefore(rightJob, leftJob) ? right : left;
		if (!swapIfBefore(heap, least, index)) {
			return;
		}

		index = least;
	}
}

function swapIfBefore(heap: Job[], lower: number, upper: number): boolean {
	const a = heap[lower];
	const b = heap[upper];
	if (a === undefined || b === undefined || !isBefore(a, b)) {
		return false;
	}

	heap[lower] = b;
	heap[upper] = a;
	return true;
}
