// CPU and memory of other processes, from /proc.
import {readdirSync, readFileSync} from 'node:fs';
import {setTimeout as delay} from 'node:timers/promises';

const ticksPerSecond = 100;
const pageBytes = 4096;

/** A process and all below it. */
export function processTree(pid) {
	const children = Map.groupBy(allProcesses(), one => one.parent);
	const tree = [pid];
	for (const one of tree) {
		tree.push(...(children.get(one) ?? []).map(child => child.pid));
	}

	return tree;
}

/** dockerd, containerd and the containers' shims; with a folder, only those of the engine that lives there. */
export function engineProcesses(folder) {
	return allProcesses()
		.filter(({command}) => /^(?:dockerd|containerd|containerd-shim)/.test(command))
		.filter(({pid}) => folder === undefined || commandLine(pid).includes(folder))
		.map(({pid}) => pid);
}

/** Seconds of CPU used so far. */
export function cpuSeconds(pids) {
	return sum(pids.map(pid => (statOf(pid)?.ticks ?? 0) / ticksPerSecond));
}

export function residentMegabytes(pids) {
	return sum(pids.map(pid => (Number(read(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * pageBytes) / 1e6));
}

/** Bytes that the process has read by read(2), from files, sockets and pipes. */
export function bytesRead(pid) {
	return Number(/^rchar: (\d+)/m.exec(read(`/proc/${pid}/io`))?.[1] ?? Number.NaN);
}

/** Per cent of a core that `pids` use while `seconds` pass. */
export async function cpuPercent(pids, seconds) {
	const startedAtMs = performance.now();
	const before = cpuSeconds(pids);
	await delay(seconds * 1000);
	return ((cpuSeconds(pids) - before) / (performance.now() - startedAtMs)) * 1e5;
}

function allProcesses() {
	return readdirSync('/proc')
		.filter(name => /^\d+$/.test(name))
		.flatMap(name => statOf(Number(name)) ?? []);
}

/** The command may hold blanks and parentheses: the fields start after the last one. */
function statOf(pid) {
	const text = read(`/proc/${pid}/stat`);
	const end = text.lastIndexOf(')');
	const fields = text.slice(end + 2).split(' ');
	return end === -1
		? undefined
		: {
				pid,
				command: text.slice(text.indexOf('(') + 1, end),
				parent: Number(fields[1]),
				ticks: Number(fields[11]) + Number(fields[12]),
			};
}

function commandLine(pid) {
	return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
}

function read(path) {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}

function sum(numbers) {
	return numbers.reduce((total, number) => total + number, 0);
}
