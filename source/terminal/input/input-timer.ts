/** Calls `then` after a while, unless what it returns is called first. */
export type StartTimer = (delayMs: number, then: () => void) => () => void;

export type Timer = ReturnType<typeof createTimer>;

/** One thing waited for at a time. */
export function createTimer(startTimer: StartTimer) {
	let stop = () => {};
	return {
		stop: () => stop(),
		start: (delayMs: number, then: () => void) => {
			stop();
			stop = startTimer(delayMs, then);
		},
	};
}

export const startRealTimer: StartTimer = (delayMs, then) => {
	// What the terminal said while we were busy is read first.
	let afterReads: NodeJS.Immediate | undefined;
	const timer = setTimeout(() => {
		afterReads = setImmediate(then);
	}, delayMs);
	return () => {
		clearTimeout(timer);
		clearImmediate(afterReads);
	};
};
