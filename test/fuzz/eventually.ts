/** Looks again and again until it is so; false when it never was within `limitMs`. */
export async function eventually(isSo: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
	const endMs = performance.now() + limitMs;
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
