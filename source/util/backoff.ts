/** Delays between tries: 0.5 s, doubling, at most 15 s. */
export function backoffMs(attempt: number): number {
	return Math.min(500 * 2 ** attempt, 15_000);
}
