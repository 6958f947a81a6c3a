import {readFileSync} from 'node:fs';
import {link, rm, writeFile} from 'node:fs/promises';
import {hostname} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {readRegularFile} from './regular-file.js';

type Holder = {readonly pid: number; readonly startedAt: string; readonly host: string};

/**
 * Takes the folder for this process, so that one recorder writes into it. Gives how to let go of it, or the sentence
 * that says who has it. The lock of a process that is gone counts for nothing.
 */
export async function lockFolder(folder: string, pid: number): Promise<(() => Promise<void>) | string> {
	const path = join(folder, 'lock');
	const mine = `${path}.${pid}`;
	const self: Holder = {pid, startedAt: startOf(pid), host: hostname()};
	await writeFile(mine, JSON.stringify(self), {mode: 0o600});
	try {
		for (let attempt = 0; attempt < 2; attempt++) {
			// A link is made or it isn't: no one else can have made it at the same time.
			if (await canLink(mine, path)) {
				return async () => rm(path, {force: true});
			}

			const holder = readHolder(path);
			if (holder && isAlive(holder)) {
				const where = holder.host === self.host ? '' : ` on ${holder.host}`;
				return `process ${holder.pid}${where} records into ${folder} already`;
			}

			await rm(path, {force: true});
		}

		return `another process took ${folder} at the same moment`;
	} finally {
		await rm(mine, {force: true});
	}
}

/** False where there is such a file already. */
async function canLink(existing: string, path: string): Promise<boolean> {
	try {
		await link(existing, path);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
			return false;
		}

		throw error;
	}
}

const mostBytes = 4096;

function readHolder(path: string): Holder | undefined {
	try {
		const holder = JSON.parse(readRegularFile(path, mostBytes).toString()) as Partial<Holder>;
		return Number.isSafeInteger(holder.pid) ? (holder as Holder) : undefined;
	} catch {
		return undefined;
	}
}

/** Of another machine nothing can be said: it may be. */
function isAlive({pid, startedAt, host}: Holder): boolean {
	return host !== hostname() || (startedAt !== '' && startOf(pid) === startedAt);
}

/** When a process began, in ticks since the machine did: tells it from a later one of its number. Empty: it is gone. */
function startOf(pid: number): string {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
		const fields = stat.slice(stat.lastIndexOf(')')).split(' ');
		// A zombie has ended, and only waits for its parent to hear of it.
		return fields[1] === 'Z' || fields[1] === 'X' ? '' : (fields[20] ?? '');
	} catch {
		return isThere(pid) ? 'unknown' : '';
	}
}

function isThere(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
