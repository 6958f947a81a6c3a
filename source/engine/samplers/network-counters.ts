import {readFileSync, readlinkSync} from 'node:fs';
import type {Counters} from './counters.js';
import type {KernelFiles} from './kernel-files.js';
import {hasAt, nextField, nextLine, numberAt, skipBlanks} from './scan-bytes.js';

const loopback = Buffer.from('lo:');
const colon = 0x3a;
/** From received to sent bytes: packets, errs, drop, fifo, frame, compressed and multicast lie between. */
const fieldsToSent = 8;

/**
 * All interfaces but the loopback, summed; false when the process is gone. The file is opened each time:
 * a descriptor kept open would keep a dead container's network namespace alive.
 */
export function readNetwork(counters: Counters, files: KernelFiles, path: string): boolean {
	const table = files.load({path});
	counters.networkReceivedBytes = undefined;
	counters.networkSentBytes = undefined;
	if (!table) {
		return false;
	}

	for (let at = skipHeader(table); at < table.length; at = nextLine(table, at)) {
		const name = skipBlanks(table, at);
		const received = table.indexOf(colon, name) + 1;
		if (received > 0 && !hasAt(table, name, loopback)) {
			addInterface(counters, table, received);
		}
	}

	return true;
}

function addInterface(counters: Counters, table: Buffer, received: number): void {
	let sent = skipBlanks(table, received);
	for (let field = 0; field < fieldsToSent; field++) {
		sent = nextField(table, sent);
	}

	counters.networkReceivedBytes = (counters.networkReceivedBytes ?? 0) + (numberAt(table, received) ?? 0);
	counters.networkSentBytes = (counters.networkSentBytes ?? 0) + (numberAt(table, sent) ?? 0);
}

function skipHeader(table: Buffer): number {
	return nextLine(table, nextLine(table, 1));
}

/** A process of the container, looked for in its cgroup: an inner engine or init moves them into a child of it. */
export function findPid(directory: string): number | undefined {
	for (const child of ['', '/container', '/init', '/init.scope']) {
		try {
			const pid = Number.parseInt(readFileSync(`${directory}${child}/cgroup.procs`, 'latin1'), 10);
			if (pid > 0) {
				return pid;
			}
		} catch {
			// No such child, or a threaded cgroup, which tells no processes.
		}
	}

	return undefined;
}

/** Whether the process shares the host's network. False when that can't be told: it takes a right that users lack. */
export function isOnHostNetwork(procPath: string, pid: number): boolean {
	try {
		return readlinkSync(`${procPath}/${pid}/ns/net`) === readlinkSync(`${procPath}/1/ns/net`);
	} catch {
		return false;
	}
}
