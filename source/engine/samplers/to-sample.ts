import type {Reading, Sample} from '../types.js';

/** Two readings nearer than this make a rate of noise (ms). */
const leastSpanMs = 50;

/** What is shown of a container's use. Without a previous reading there are levels, but no CPU and no rates. */
export function toSample(previous: Reading | undefined, next: Reading): Sample {
	const spanMs = previous ? next.atMs - previous.atMs : 0;
	const before = previous && spanMs >= leastSpanMs && isSameRun(previous, next) ? previous : undefined;
	const usedNs = growth(before?.cpuTotalNs, next.cpuTotalNs);
	const cpuWallPercent = usedNs === undefined ? undefined : (usedNs / (spanMs * 1e6)) * 100;
	const rate = (field: CounterField) => {
		const delta = growth(before?.[field], next[field]);
		return delta === undefined ? undefined : Math.round((delta / spanMs) * 1000);
	};

	return {
		atMs: Math.round(next.atMs),
		cpuPercent: hundredths(
			next.cpuSystemNs === undefined ? cpuWallPercent : cpuPercent(before, next, usedNs),
		),
		cpuWallPercent: hundredths(cpuWallPercent),
		onlineCpus: next.onlineCpus,
		throttledPercent: hundredths(throttledPercent(before, next)),
		memoryBytes: next.memoryBytes,
		memoryLimitBytes: next.memoryLimitBytes,
		memoryAnonBytes: next.memoryAnonBytes,
		memoryFileBytes: next.memoryFileBytes,
		receivedBytesPerSecond: rate('networkReceivedBytes'),
		sentBytesPerSecond: rate('networkSentBytes'),
		readBytesPerSecond: rate('diskReadBytes'),
		writtenBytesPerSecond: rate('diskWrittenBytes'),
		receivedBytes: next.networkReceivedBytes,
		sentBytes: next.networkSentBytes,
		readBytes: next.diskReadBytes,
		writtenBytes: next.diskWrittenBytes,
		pids: next.pids,
	};
}

/** What is shown is coarser still; and so a recording, which keeps as much, shows the same. */
function hundredths(percent: number | undefined): number | undefined {
	return percent === undefined ? undefined : Math.round(percent * 100) / 100;
}

type CounterField =
	| 'cpuTotalNs'
	| 'cpuSystemNs'
	| 'periods'
	| 'throttledPeriods'
	| 'networkReceivedBytes'
	| 'networkSentBytes'
	| 'diskReadBytes'
	| 'diskWrittenBytes';

/** CPU time that went back belongs to a restarted container: nothing is known of the time between. */
function isSameRun(previous: Reading, next: Reading): boolean {
	return (
		previous.cpuTotalNs === undefined ||
		next.cpuTotalNs === undefined ||
		next.cpuTotalNs >= previous.cpuTotalNs
	);
}

function growth(before: number | undefined, after: number | undefined): number | undefined {
	return before === undefined || after === undefined || after < before ? undefined : after - before;
}

/** As the docker CLI: share of the host's CPU time, times its cores. Where an engine gives no host time, the clock's stands for it. */
function cpuPercent(
	before: Reading | undefined,
	next: Reading,
	usedNs: number | undefined,
): number | undefined {
	const hostNs = growth(before?.cpuSystemNs, next.cpuSystemNs);
	return usedNs === undefined || !hostNs || next.onlineCpus === undefined
		? undefined
		: (usedNs / hostNs) * next.onlineCpus * 100;
}

function throttledPercent(before: Reading | undefined, next: Reading): number | undefined {
	const periods = growth(before?.periods, next.periods);
	const throttled = growth(before?.throttledPeriods, next.throttledPeriods);
	return periods === undefined || throttled === undefined || periods === 0
		? undefined
		: Math.min(100, (throttled / periods) * 100);
}
