import {setImmediate as turn} from 'node:timers/promises';
import type {Finder} from '../../source/text/guarded-regex.js';

/** Asks until every text has been looked at, as the scan does: which of them match. */
export async function findAll(finder: Finder, texts: readonly string[]): Promise<readonly number[]> {
	const hits: number[] = [];
	for (let from = 0; from < texts.length;) {
		const found = finder.find(texts.length - from, index => texts[from + index] ?? '', 5);
		hits.push(...found.hits.map(hit => hit + from));
		from += found.done;
		await turn();
	}

	return hits;
}
