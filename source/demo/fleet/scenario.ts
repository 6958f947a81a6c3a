import type {LogProfile} from './log-profile.js';

/** What a container is and how it behaves: one row of the simulated fleet. */
export type Scenario = {
	readonly name: string;
	readonly image: string;
	readonly command: readonly string[];
	readonly entrypoint?: readonly string[];
	readonly project?: string;
	readonly service?: string;
	readonly labels?: Readonly<Record<string, string>>;
	readonly env?: readonly string[];
	/** `8080:80/tcp`, `9000/tcp` (exposed only). */
	readonly ports?: readonly string[];
	/** `pgdata:/var/lib/postgresql/data`. */
	readonly volumes?: readonly string[];
	readonly network?: string;
	readonly hasTty?: boolean;
	readonly hasStdin?: boolean;
	readonly isAutoRemoved?: boolean;
	readonly logDriver?: string;
	readonly logs: LogProfile;
	readonly processes?: readonly ProcessRow[];
	readonly load: Load;
	readonly cpuLimitCores?: number;
	readonly memoryLimitBytes?: number;
	readonly pidsLimit?: number;
	readonly restart?: RestartPolicy;
	readonly probe?: Probe;
	/** How each run ends by itself; without it, it runs on. */
	readonly ending?: Ending;
	/** A child of its main process is killed for memory then; the container runs on. */
	readonly childKilledAfterMs?: number;
	/** From SIGTERM to its end; 'never' ignores the signal. */
	readonly stopsAfterMs?: number | 'never';
	/** What `exec` finds in it; a distroless image has none. */
	readonly shells?: readonly string[];
	/** What it exits with on SIGTERM. */
	readonly stopExitCode?: number;
	readonly begins: Beginning;
};

export type RestartPolicy = {
	readonly name: 'no' | 'always' | 'unless-stopped' | 'on-failure';
	readonly retries?: number;
};

/** Means; what is read off wanders around them. */
type Load = {
	/** 100 is a whole core. */
	readonly cpuPercent: number;
	/** 0–1: how far CPU and rates wander. */
	readonly swing?: number;
	readonly memoryBytes: number;
	/** A leak. */
	readonly memoryGrowthBytesPerSecond?: number;
	readonly cacheBytes?: number;
	readonly receivedBytesPerSecond?: number;
	readonly sentBytesPerSecond?: number;
	readonly readBytesPerSecond?: number;
	readonly writtenBytesPerSecond?: number;
	/** Share of the CFS periods, 0–1. */
	readonly throttledShare?: number;
};

type ProcessRow = {
	readonly user: string;
	readonly command: string;
	/** Its share of the container's CPU and memory, 0–1. */
	readonly share: number;
};

export type Probe = {
	readonly command: string;
	readonly intervalMs: number;
	readonly retries: number;
	/** The n-th probe of a run; its exit code (0 is healthy) and what it printed. */
	readonly result: (probe: number) => {readonly exitCode: number; readonly output: string};
};

export type Ending = {
	readonly afterMs: number;
	readonly exitCode: number;
	readonly isOomKilled?: boolean;
	readonly lastWords?: readonly string[];
};

/** How the fleet's first moment finds it. */
type Beginning =
	| {readonly state: 'created'; readonly agoMs: number}
	| {readonly state: 'running' | 'paused'; readonly agoMs: number; readonly restarts?: number}
	| {
			readonly state: 'exited';
			readonly agoMs: number;
			readonly ranMs: number;
			readonly exitCode: number;
			readonly isOomKilled?: boolean;
			readonly lastWords?: readonly string[];
			/** By hand: its restart policy leaves it alone. */
			readonly isStop?: boolean;
			readonly error?: string;
	  };
