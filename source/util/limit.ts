/** Runs `work` for each item, at most `atOnce` at a time. `work` must not throw. */
export async function mapLimit<Item>(
	items: readonly Item[],
	atOnce: number,
	work: (item: Item) => Promise<void>,
): Promise<void> {
	const queue = items.values();
	const lane = async () => {
		for (const item of queue) {
			await work(item);
		}
	};

	await Promise.all(Array.from({length: Math.min(atOnce, items.length)}, lane));
}
