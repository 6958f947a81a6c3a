/** Resolves after `delayMs`, or at once when the signal aborts. Never rejects. */
export async function wait(delayMs: number, signal: AbortSignal): Promise<void> {
	if (signal.aborted) {
		return;
	}

	await new Promise<void>(resolve => {
		const done = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', done);
			resolve();
		};

		const timer = setTimeout(done, delayMs);
		signal.addEventListener('abort', done, {once: true});
	});
}

/** Delays between tries: 0.5 s, doubling, at most 15 s. */
export function backoffMs(attempt: number): number {
	return Math.min(500 * 2 ** attempt, 15_000);
}
