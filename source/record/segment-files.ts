import {readdir, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {crc32} from 'node:zlib';
import {maskText} from '../text/secrets.js';

export type SegmentFile = {
	readonly path: string;
	readonly number: number;
	/** When it begins, as its name says, ms since the epoch. */
	readonly startedAtMs: number;
	readonly bytes: number;
};

/** `000042-20261126T030000Z.mwr`: numbered, since clocks are set back. */
const segmentName = /^(\d{6,12})-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z\.mwr$/;

/** The folder's segments, oldest first. None where there is no such folder. */
export async function listSegments(folder: string): Promise<readonly SegmentFile[]> {
	const names = await readdir(folder).catch(() => [] as string[]);
	const files = await Promise.all(
		names.map(async (name): Promise<SegmentFile | undefined> => {
			const found = segmentName.exec(name);
			const path = join(folder, name);
			const file = found && (await stat(path).catch(() => undefined));
			const bytes = file?.isFile() ? file.size : undefined;
			const [, number, year, month, day, hour, minute, second] = (found ?? []).map(Number);
			return bytes === undefined || number === undefined
				? undefined
				: {
						path,
						number,
						bytes,
						startedAtMs: Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second),
					};
		}),
	);
	return files.filter(file => file !== undefined).sort((a, b) => a.number - b.number);
}

/**
 * The segments of a folder: its own, or those of the only recording that is in it. Gives the sentence that says what is
 * wrong where there are several.
 */
export async function segmentsIn(folder: string): Promise<readonly SegmentFile[] | string> {
	const own = await listSegments(folder);
	if (own.length > 0) {
		return own;
	}

	const entries = await readdir(folder, {withFileTypes: true}).catch(() => []);
	const inner = await Promise.all(
		entries
			.filter(entry => entry.isDirectory())
			.slice(0, mostFolders)
			.map(async ({name}) => ({name, segments: await listSegments(join(folder, name))})),
	);
	const recordings = inner.filter(({segments}) => segments.length > 0);
	return recordings.length > 1
		? `${folder} holds several recordings: name one of ${recordings.map(({name}) => name).join(', ')}`
		: (recordings[0]?.segments ?? []);
}

/** A folder with more isn't one of recordings. */
const mostFolders = 200;

/** The folder of an engine's recording under the folder of all. An engine is known by its address, whatever it is called. */
export function folderOfEngine(recordings: string, url: string): string {
	const readable =
		maskText(url)
			.replace(/^\w+:\/+/, '')
			.replaceAll(/[^\w.-]+/g, '_')
			.slice(-40) || 'engine';
	const checksum = crc32(url).toString(16).padStart(8, '0');
	return join(recordings, `${readable}-${checksum}`);
}

/** The name of a segment that begins then. */
export function segmentNameOf(number: number, atMs: number): string {
	const time = new Date(atMs).toISOString().replaceAll(/[-:]/g, '').replace(/\.\d+/, '');
	return `${String(number).padStart(6, '0')}-${time}.mwr`;
}

export type Bounds = {readonly maxBytes: number; readonly maxAgeMs: number};

/**
 * Removes the oldest segments until the rest, and one more, is within bounds. The newest stays. Returns how many went.
 */
export async function keepWithin(
	folder: string,
	{maxBytes, maxAgeMs}: Bounds,
	nowMs: number,
): Promise<number> {
	const segments = await listSegments(folder);
	const largest = Math.max(0, ...segments.map(({bytes}) => bytes));
	let total = segments.reduce((sum, {bytes}) => sum + bytes, largest);
	let removed = 0;
	for (const {path, bytes, startedAtMs} of segments.slice(0, -1)) {
		if (total > maxBytes || startedAtMs < nowMs - maxAgeMs) {
			await rm(path, {force: true});
			total -= bytes;
			removed++;
		}
	}

	return removed;
}
