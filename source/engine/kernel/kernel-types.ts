import type {SafeText} from '../../text/safe-text.js';
import type {ContainerId} from '../types.js';

/** What the kernel counts of one container besides its use. Counters run from the cgroup's or the namespace's start. */
export type KernelReading = {
	/** When it was read: ms since the epoch. */
	readonly atMs: number;
	/** Host pid of the main process at that moment. */
	readonly pid?: number;
	/** Processes that the kernel killed because memory ran out, in this cgroup and those below it. */
	readonly oomKills?: number;
	/** How often memory had to be reclaimed because the limit was reached. */
	readonly memoryLimitHits?: number;
	/** What can't be given back: anonymous memory and the kernel's own for it. */
	readonly heldBytes?: number;
	/** Undefined without a limit. */
	readonly memoryLimitBytes?: number;
	/** Time in which some task waited for a CPU, for memory, for I/O (µs): PSI, cgroup v2 only. */
	readonly cpuStallUs?: number;
	readonly memoryStallUs?: number;
	readonly ioStallUs?: number;
	readonly pids?: number;
	/** Undefined without a limit. */
	readonly pidsLimit?: number;
	/** Forks that failed because of that limit. */
	readonly pidsRefused?: number;
	/** Of the main process. */
	readonly openFiles?: number;
	readonly openFilesLimit?: number;
	/** Connections that the network namespace dropped because a listen queue was full. */
	readonly listenDrops?: number;
	readonly segmentsSent?: number;
	readonly segmentsRetransmitted?: number;
};

/** What the kernel says of the machine that the engine runs on. */
export type KernelHost = {
	readonly atMs: number;
	/** The file system of the engine's data root, as `df` counts: what only root may use isn't free. */
	readonly dataRootBytes?: number;
	readonly dataRootFreeBytes?: number;
	readonly dataRootInodes?: number;
	readonly dataRootFreeInodes?: number;
	/** Connections that the firewall tracks, and how many it can. */
	readonly trackedConnections?: number;
	readonly trackedConnectionsLimit?: number;
};

/** One process killed because memory ran out, as the kernel's log tells it. */
export type OomKill = {
	/** By this machine's clock, when it is read. */
	readonly atMs: number;
	readonly pid: number;
	/** The process's name: at most 15 characters. */
	readonly process: SafeText;
	/** The container that the process was in. */
	readonly container?: ContainerId;
	/** Whose memory ran out. */
	readonly scope: 'container' | 'parent' | 'host';
	/** The cgroup whose limit it was, where that is neither the container's own nor the host. */
	readonly cgroup?: SafeText;
	/** What the victim held (bytes), where the line that tells it could be read. */
	readonly anonBytes?: number;
};
