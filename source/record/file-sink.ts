import {open, rm, type FileHandle} from 'node:fs/promises';
import {join} from 'node:path';
import {errorWords} from '../text/error-words.js';
import type {SafeText} from '../text/safe-text.js';
import {writeWhole} from '../util/new-file.js';
import {segmentNameOf} from './segment-files.js';
import type {Sink} from './segment-writer.js';

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
export function createFileSink(folder: string, firstNumber: number, tell: TellProblem = () => {}): FileSink {
	let number = firstNumber;
	let segment: OpenSegment | undefined;
	const problem = createProblem(tell);
	const end = async () => {
		const ending = segment;
		segment = undefined;
		await ending?.handle.close();
	};

	const queue = createWriteQueue(async reason => {
		const failed = segment;
		await end().catch(() => undefined);
		await removeEmpty(failed);
		problem.turned(errorWords(reason));
	});
	const write = async (frame: Buffer) => {
		if (segment) {
			await writeWhole(segment.handle, frame);
			segment.frames++;
			problem.turned(segment.frames > 1 ? undefined : problem.words());
		}
	};

	return {
		begin(atMs, frame) {
			queue.add(frame.length, async () => {
				await end();
				const path = join(folder, segmentNameOf(number++, atMs));
				segment = {path, handle: await open(path, 'wx', 0o600), frames: 0};
				await write(frame);
			});
		},
		append: frame => queue.add(frame.length, async () => write(frame)),
		end: () => queue.add(0, end),
		problem: problem.words,
		isBroken: () => problem.words() !== undefined && segment === undefined,
		settled: queue.settled,
	};
}

/** A header alone tells nothing, and there would be one for each try. */
async function removeEmpty(failed: OpenSegment | undefined): Promise<void> {
	if (failed && failed.frames < 2) {
		await rm(failed.path, {force: true}).catch(() => undefined);
	}
}

function createProblem(tell: TellProblem) {
	let words: SafeText | undefined;
	return {
		words: () => words,
		turned(next: SafeText | undefined) {
			const isNew = next !== words;
			words = next;
			if (isNew) {
				tell(next);
			}
		},
	};
}

type OpenSegment = {readonly path: string; readonly handle: FileHandle; frames: number};

/** Told once when nothing can be written any more, and once, with undefined, when it can again. */
type TellProblem = (problem: SafeText | undefined) => void;

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
