const unitMs: Readonly<Record<string, number>> = {
	second: 1000,
	minute: 60_000,
	hour: 3_600_000,
	day: 86_400_000,
	week: 7 * 86_400_000,
	month: 30 * 86_400_000,
	year: 365 * 86_400_000,
};

/**
 * How long ago, in ms, by the engine's own words: `Up 3 minutes`, `Exited (1) About an hour ago`, `Up Less than
 * a second`. Coarse, but in the list already; undefined where they name no time.
 */
export function statusAgeMs(status: string): number | undefined {
	const found = /(Less than an?|About an?|\d+) (second|minute|hour|day|week|month|year)s?/.exec(status);
	if (!found) {
		return undefined;
	}

	const count = found[1]?.startsWith('Less') ? 0 : found[1]?.startsWith('About') ? 1 : Number(found[1]);
	return count * (unitMs[found[2] ?? ''] ?? 0);
}

/** By the engine's words, `Up 5 seconds`: it may be between two crashes, which only inspect knows. */
export function isJustStarted(status: string): boolean {
	return /^Up (?:less than a|an?|\d+) seconds?\b/i.test(status);
}
