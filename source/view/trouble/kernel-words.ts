import type {KernelHost, KernelReading, OomKill} from '../../engine/kernel/kernel-types.js';
import type {ContainerSignal, HostSignal} from '../../store/fleet/kernel-signals.js';
import type {KernelState} from '../../store/fleet/kernel-slice.js';
import type {Forecast} from '../../util/forecast.js';
import {formatBytes, formatCount, formatShare} from '../../text/format.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';

type Words<Source> = (value: number, source: Source) => SafeText;

/** What a container's signal says, by its measure and the newest reading. */
export const containerWords: Readonly<Record<ContainerSignal, Words<KernelReading | undefined>>> = {
	ioStall: value => safe`waiting on I/O ${share(value)} of the time`,
	memoryStall: value => safe`waiting for memory ${share(value)} of the time`,
	cpuStall: value => safe`waiting for a CPU ${share(value)} of the time`,
	pids: (_value, reading) =>
		safe`${formatCount(reading?.pids)} of ${formatCount(reading?.pidsLimit)} pids used`,
	openFiles: (_value, reading) =>
		safe`${formatCount(reading?.openFiles)} of ${formatCount(reading?.openFilesLimit)} files open`,
	listenDrops: value => safe`listen queue full, drops ${rate(value)} connections/s`,
	retransmits: value => safe`TCP retransmits ${share(value)} of what it sends`,
};

/** What the machine's signal says, and what of it is said on a narrow screen. */
const hostWords: Readonly<Record<HostSignal, (value: number, host: KernelHost | undefined) => HostReason>> = {
	dataRoot: (value, host) => {
		const brief = safe`disk ${share(value)} full`;
		return {brief, words: safe`${brief}, ${formatBytes(host?.dataRootFreeBytes)} left`};
	},
	inodes: (value, host) => {
		const brief = safe`inodes ${share(value)} used`;
		return {brief, words: safe`${brief}, ${formatCount(host?.dataRootFreeInodes)} left`};
	},
	connections: value => {
		const words = safe`connection tracking ${share(value)} full`;
		return {brief: words, words};
	},
};

type HostReason = {readonly brief: SafeText; readonly words: SafeText};

/** `full in 20–35 min if this goes on` */
export function fullWords({soonestMs, latestMs}: Forecast): SafeText {
	const [soonest, latest] = [soonestMs, latestMs].map(ms => Math.max(1, Math.round(ms / 60_000)));
	const range = soonest === latest ? safe`${latest!}` : safe`${soonest!}–${latest!}`;
	return safe`full in ${range} min if this goes on`;
}

/** What is wrong with the engine's machine, as far as it is this one. */
export function hostReasons({
	raised,
	host,
	disk,
}: Pick<KernelState, 'raised' | 'host' | 'disk'>): readonly HostReason[] {
	const full = disk?.full;
	const soon = full && full.latestMs > 0 ? safe`disk ${fullWords(full)}` : undefined;
	return [
		...(soon ? [{brief: soon, words: soon}] : []),
		...[...raised].map(([name, value]) => hostWords[name](value, host)),
	];
}

/** `killed node (pid 4711), limit of this container` */
export function killWords({process, pid, scope, cgroup}: OomKill): SafeText {
	const limit =
		scope === 'container'
			? safe`limit of this container`
			: scope === 'host'
				? safe`the host ran out of memory`
				: safe`limit of ${cgroup ?? safe`its parent cgroup`}`;
	return safe`killed ${process} (pid ${pid}), ${limit}`;
}

function share(value: number): SafeText {
	return formatShare(value * 100);
}

function rate(perSecond: number): SafeText {
	return safeText(perSecond < 10 ? perSecond.toFixed(1) : perSecond.toFixed(0));
}
