import {open, readdir, rm, stat, type FileHandle} from 'node:fs/promises';
import {join} from 'node:path';
import {crc32} from 'node:zlib';
import {errorWords} from '../text/error-words.js';
import {maskText} from '../text/secrets.js';
import type {SafeText} from '../text/safe-text.js';
import {writeWhole} from '../util/new-file.js';
import type {Sink} from './segment-writer.js';

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
			const bytes = found && (await stat(path).catch(() => undefined))?.size;
			const [, number, year, month, day, hour, minute, second] = (found ?? []).map(Number);
			return bytes === undefined || bytes === null || number === undefined
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

export type FileSink = Sink & {
	/** Why nothing is written at the moment: `no space left on device`. */
	readonly problem: () => SafeText | undefined;
	/** Resolves once all that was appended is written, or can't be. */
	readonly settled: () => Promise<void>;
};

/**
 * Writes segments into a folder, in the background: a disk that hangs holds nothing up. What can't be written is told
 * and left out; the segment is then over, and the next is tried.
 */
export function createFileSink(folder: string, firstNumber: number): FileSink {
	let number = firstNumber;
	let handle: FileHandle | undefined;
	let problem: SafeText | undefined;
	const close = async () => {
		const closing = handle;
		handle = undefined;
		await closing?.close();
	};

	const queue = createWriteQueue(async reason => {
		problem = errorWords(reason);
		await close().catch(() => undefined);
	});
	return {
		begin(atMs, frame) {
			queue.add(frame.length, async () => {
				await close();
				handle = await open(join(folder, nameOf(number++, atMs)), 'wx', 0o600);
				await writeWhole(handle, frame);
				problem = undefined;
			});
		},
		append(frame) {
			queue.add(frame.length, async () => {
				if (handle) {
					await writeWhole(handle, frame);
				}
			});
		},
		end: () => queue.add(0, close),
		problem: () => problem,
		isBroken: () => problem !== undefined,
		settled: queue.settled,
	};
}

/** More than this can't wait for a disk that doesn't answer. */
const mostWaitingBytes = 8 * 1024 * 1024;

/** One piece of work after the other, as long as not too much waits. */
function createWriteQueue(failed: (error: unknown) => Promise<void>) {
	let waitingBytes = 0;
	let last = Promise.resolve();
	return {
		add(bytes: number, work: () => Promise<void>) {
			const isTooMuch = waitingBytes + bytes > mostWaitingBytes;
			waitingBytes += isTooMuch ? 0 : bytes;
			last = last.then(async () => {
				try {
					if (isTooMuch) {
						throw new Error('the disk does not keep up');
					}

					await work();
				} catch (error) {
					await failed(error);
				} finally {
					waitingBytes -= isTooMuch ? 0 : bytes;
				}
			});
		},
		settled: async () => last,
	};
}

function nameOf(number: number, atMs: number): string {
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
