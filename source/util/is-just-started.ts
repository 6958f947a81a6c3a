/** By the engine's words, `Up 5 seconds`: it may be between two crashes, which only inspect knows. */
export function isJustStarted(status: string): boolean {
	return /^Up (?:less than a|an?|\d+) seconds?\b/i.test(status);
}
