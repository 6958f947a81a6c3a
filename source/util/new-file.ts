import {unlinkSync} from 'node:fs';
import {open, rm, type FileHandle} from 'node:fs/promises';

/** Files that are not whole yet. */
const unfinished = new Set<string>();

/** Resolves once all of it is written. */
export type Write = (bytes: Uint8Array | string) => Promise<void>;

/**
 * Makes a file for the user alone, never over another. It is whole and on the disk in the end, or it is removed: when
 * `fill` fails, the disk is full, or the signal comes.
 */
export async function writeNewFile(
	path: string,
	signal: AbortSignal,
	fill: (write: Write) => Promise<void>,
): Promise<void> {
	const handle = await open(path, 'wx', 0o600);
	unfinished.add(path);
	try {
		await fill(async bytes => {
			signal.throwIfAborted();
			await writeWhole(handle, typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
		});
		signal.throwIfAborted();
		// Some file systems tell of a full disk only here, or at the end.
		await handle.datasync();
		await handle.close();
	} catch (error) {
		await handle.close().catch(() => undefined);
		await rm(path, {force: true}).catch((whyNot: unknown) => {
			throw new Error(`part of it is left in ${path}: ${String(whyNot)}`, {cause: error});
		});
		throw error;
	} finally {
		unfinished.delete(path);
	}
}

/** A nearly full disk takes a part of what it is given, and tells so by the count alone. */
export async function writeWhole(handle: Pick<FileHandle, 'write'>, bytes: Uint8Array): Promise<void> {
	for (let at = 0; at < bytes.length;) {
		const {bytesWritten} = await handle.write(bytes, at, bytes.length - at);
		if (bytesWritten === 0) {
			throw new Error('the disk is full');
		}

		at += bytesWritten;
	}
}

/** When the process ends, nothing can be waited for. */
export function removeUnfinished(): void {
	for (const path of unfinished) {
		try {
			unlinkSync(path);
		} catch {
			// It is gone already.
		}
	}

	unfinished.clear();
}
