/** Patience, not a bar: what a starved machine takes. */
const patienceMs = 60_000;

/** Looks again and again until it is so; false when it never was. */
export async function eventually(isSo: () => boolean | Promise<boolean>): Promise<boolean> {
	const endMs = performance.now() + patienceMs;
	while (performance.now() < endMs) {
		if (await isSo()) {
			return true;
		}

		await pause(50);
	}

	return isSo();
}

export async function pause(delayMs: number): Promise<void> {
	await new Promise(resolve => {
		setTimeout(resolve, delayMs);
	});
}
