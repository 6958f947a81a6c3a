import {readFile, rename, rm, writeFile} from 'node:fs/promises';
import {listSegments} from './segment-files.js';
import {thinSegment} from './thin-segment.js';

const hourMs = 3_600_000;

/** How old figures are that are kept so coarsely. */
const levels = [
	{afterMs: 48 * hourMs, seconds: 60},
	{afterMs: 6 * hourMs, seconds: 10},
] as const;

/**
 * Thins the oldest segment that is due, one a call: it takes a moment. `done` remembers what was looked at, so that
 * none is read twice. Returns whether there may be more.
 */
export async function thinNext(folder: string, done: Map<string, number>, nowMs: number): Promise<boolean> {
	const segments = await listSegments(folder);
	for (const {path, startedAtMs} of segments.slice(0, -1)) {
		const seconds = levels.find(({afterMs}) => nowMs - startedAtMs > afterMs)?.seconds;
		if (seconds !== undefined && (done.get(path) ?? 1) < seconds) {
			done.set(path, seconds);
			await thinFile(path, seconds);
			return true;
		}
	}

	return false;
}

/** Another file takes its place, whole: whoever reads has the one or the other. */
async function thinFile(path: string, seconds: number): Promise<void> {
	const thin = thinSegment(await readFile(path), seconds);
	if (thin) {
		const next = `${path}.thin`;
		try {
			await writeFile(next, thin, {mode: 0o600, flush: true});
			await rename(next, path);
		} finally {
			await rm(next, {force: true});
		}
	}
}
