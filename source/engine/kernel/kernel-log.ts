import {closeSync, constants, openSync, readFileSync, readSync} from 'node:fs';
import {setImmediate as turn} from 'node:timers/promises';
import {readLogRecord, readOomLine, readVictimSize} from './oom-lines.js';
import type {OomKill} from './kernel-types.js';

type KernelLog = {
	/** Kills told since the last call; the first call gives what the log still holds. */
	readonly read: (signal: AbortSignal) => Promise<readonly OomKill[]>;
	/** False where this user may not read it. */
	readonly isReadable: () => boolean;
	readonly close: () => void;
};

/** The kernel's longest record. */
const recordBytes = 8192;
/** Others get their turn after so many records: each is a system call. */
const recordsAtOnce = 200;
/** A log that is written faster than it is read must not hold a pass for ever. */
const recordsPerPass = 20_000;

/** Reads `/dev/kmsg` under `root`, which is opened once: whoever has no right to it is told so. */
export function createKernelLog(root = ''): KernelLog {
	const descriptor = openLog(`${root}/dev/kmsg`);
	const buffer = Buffer.alloc(recordBytes);

	return {
		isReadable: () => descriptor !== undefined,
		async read(signal) {
			const kills: OomKill[] = [];
			const bootMs = Date.now() - uptimeMs(root);
			for (let count = 0; descriptor !== undefined && count < recordsPerPass; count++) {
				const record = nextRecord(descriptor, buffer);
				if (record === undefined) {
					break;
				}

				takeRecord(kills, record, bootMs);
				if (count % recordsAtOnce === recordsAtOnce - 1) {
					await turn();
					if (signal.aborted) {
						break;
					}
				}
			}

			return kills;
		},
		close() {
			if (descriptor !== undefined) {
				closeSync(descriptor);
			}
		},
	};
}

function openLog(path: string): number | undefined {
	try {
		return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
	} catch {
		return undefined;
	}
}

/** Undefined at the log's end. Records that were overwritten before they were read are passed over. */
function nextRecord(descriptor: number, buffer: Buffer): string | undefined {
	for (;;) {
		try {
			const length = readSync(descriptor, buffer);
			return length === 0 ? undefined : buffer.toString('latin1', 0, length);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EPIPE') {
				return undefined;
			}
		}
	}
}

function takeRecord(kills: OomKill[], record: string, bootMs: number): void {
	// Some ten thousand records stand in a log; few are of kills.
	if (!record.includes('oom-kill:') && !record.includes('Killed process')) {
		return;
	}

	const parsed = readLogRecord(record);
	const kill = parsed && readOomLine(parsed.text, bootMs + parsed.uptimeUs / 1000);
	if (kill) {
		kills.push(kill);
		return;
	}

	const victim = parsed && readVictimSize(parsed.text);
	const last = kills.at(-1);
	if (victim && last?.pid === victim.pid) {
		kills[kills.length - 1] = {...last, anonBytes: victim.anonBytes};
	}
}

function uptimeMs(root: string): number {
	try {
		return Number.parseFloat(readFileSync(`${root}/proc/uptime`, 'latin1')) * 1000;
	} catch {
		return Number.NaN;
	}
}
