/** Everything that an iterable gives until it ends. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
	const all: Item[] = [];
	for await (const item of items) {
		all.push(item);
	}

	return all;
}

export async function* streamOf<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
	yield* items;
}
