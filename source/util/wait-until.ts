const lookEveryMs = 5;

/** Blocks until `isDone`, looking again and again, but no longer than `patienceMs`: for a program's last words only. */
export function waitUntil(isDone: () => boolean, patienceMs: number): void {
	const nobodyWakes = new Int32Array(new SharedArrayBuffer(4));
	for (let waitedMs = 0; !isDone() && waitedMs < patienceMs; waitedMs += lookEveryMs) {
		Atomics.wait(nobodyWakes, 0, 0, lookEveryMs);
	}
}
