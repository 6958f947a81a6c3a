import type {KernelHost, KernelReading} from '../../engine/kernel/kernel-types.js';

/** Readings of one container over the last minute, oldest first. */
type Window = readonly KernelReading[];

/**
 * What is abnormal, by a measure of the last minute: above `enter` it is raised, and stays so until it falls below
 * `leave`, so that a figure at the limit doesn't blink.
 */
type Signal<Source> = {
	/** Undefined where it isn't known. */
	readonly measure: (source: Source) => number | undefined;
	readonly enter: number;
	readonly leave: number;
};

/** Of a container. Shares are 0–1, of time or of a limit. */
export const containerSignals = {
	ioStall: {measure: window => stall(window, 'ioStallUs'), enter: 0.4, leave: 0.25},
	memoryStall: {measure: window => stall(window, 'memoryStallUs'), enter: 0.2, leave: 0.1},
	cpuStall: {measure: window => stall(window, 'cpuStallUs'), enter: 0.6, leave: 0.4},
	pids: {measure: window => share(window.at(-1), 'pids', 'pidsLimit'), enter: 0.9, leave: 0.8},
	openFiles: {measure: window => share(window.at(-1), 'openFiles', 'openFilesLimit'), enter: 0.9, leave: 0.8},
	/** Connections a second that nobody accepted in time. */
	listenDrops: {measure: window => rate(window, 'listenDrops'), enter: 0.5, leave: 0.05},
	retransmits: {measure: retransmitted, enter: 0.05, leave: 0.02},
} as const satisfies Readonly<Record<string, Signal<Window>>>;

/** Of the machine. Shares are 0–1. */
export const hostSignals = {
	dataRoot: {measure: host => used(host.dataRootFreeBytes, host.dataRootBytes), enter: 0.9, leave: 0.87},
	inodes: {measure: host => used(host.dataRootFreeInodes, host.dataRootInodes), enter: 0.9, leave: 0.87},
	connections: {
		measure: host => share(host, 'trackedConnections', 'trackedConnectionsLimit'),
		enter: 0.9,
		leave: 0.85,
	},
} as const satisfies Readonly<Record<string, Signal<KernelHost>>>;

export type ContainerSignal = keyof typeof containerSignals;
export type HostSignal = keyof typeof hostSignals;

/** What is raised now, each with its measure, after what was raised before. */
export function raise<Name extends string, Source>(
	signals: Readonly<Record<Name, Signal<Source>>>,
	before: ReadonlyMap<Name, number>,
	source: Source,
): ReadonlyMap<Name, number> {
	const raised = new Map<Name, number>();
	for (const name of Object.keys(signals) as Name[]) {
		const {measure, enter, leave} = signals[name];
		const value = measure(source);
		if (value !== undefined && value >= (before.has(name) ? leave : enter)) {
			raised.set(name, value);
		}
	}

	return raised.size === 0 && before.size === 0 ? before : raised;
}

/** A shorter time says little of a minute. */
const shortestMs = 15_000;

type Counter = Exclude<keyof KernelReading, 'atMs' | 'pid'>;

/** How much a counter has grown a second; undefined before that is known. */
function rate(window: Window, counter: Counter): number | undefined {
	const [first, last] = [window[0], window.at(-1)];
	const elapsedMs = (last?.atMs ?? 0) - (first?.atMs ?? 0);
	const [from, to] = [first?.[counter], last?.[counter]];
	return elapsedMs < shortestMs || from === undefined || to === undefined
		? undefined
		: (to - from) / (elapsedMs / 1000);
}

function stall(window: Window, counter: Counter): number | undefined {
	const usPerSecond = rate(window, counter);
	return usPerSecond === undefined ? undefined : Math.min(1, usPerSecond / 1_000_000);
}

/** Few segments make any share. */
const enoughPerSecond = 5;

function retransmitted(window: Window): number | undefined {
	const [sent, again] = [rate(window, 'segmentsSent'), rate(window, 'segmentsRetransmitted')];
	return sent === undefined || again === undefined || sent < enoughPerSecond ? undefined : again / sent;
}

function share<Key extends string>(
	source: {readonly [Name in Key]?: number} | undefined,
	part: Key,
	whole: Key,
): number | undefined {
	const [count, limit] = [source?.[part], source?.[whole]];
	return count === undefined || !limit ? undefined : count / limit;
}

function used(free: number | undefined, whole: number | undefined): number | undefined {
	return free === undefined || !whole ? undefined : 1 - free / whole;
}
