import type {containerStates, healths} from './container-states.js';
import type {LogPack} from '../logs/log-pack.js';
import type {SwarmTask} from './parse/swarm-task.js';
import type {SafeText} from '../text/safe-text.js';

// Plain types that leave the engine's door: every figure in base units, unknown is `undefined`,
// every text already harmless.

declare const containerId: unique symbol;
/** A container's full 64-digit id; of another engine than the first, the key that stands for it here. */
export type ContainerId = string & {readonly [containerId]: true};

/** What an engine's containers are known by here: cloned machines hold containers of equal ids. */
export type Keys = {
	readonly toKey: (id: string) => ContainerId;
	/** Throws for what is another engine's: nothing that is about it gets to this one. */
	readonly toId: (key: string) => ContainerId;
};

export type ContainerState = (typeof containerStates)[number] | 'unknown';
export type Health = (typeof healths)[number];

export type Port = {
	readonly privatePort: number;
	readonly publicPort?: number;
	readonly ip?: SafeText;
	readonly protocol: SafeText;
};

/** One row of `docker ps -a`, as GET /containers/json gives it. */
export type Container = {
	readonly id: ContainerId;
	/** The engine that it is on; left out of the first one's. */
	readonly engine?: SafeText;
	/** Without the leading slash. */
	readonly name: SafeText;
	readonly image: SafeText;
	readonly imageId: string;
	readonly command: SafeText;
	readonly createdAtMs?: number;
	readonly state: ContainerState;
	/** The engine's own words: `Up 3 minutes (unhealthy)`, `Exited (137) 2 hours ago`. */
	readonly status: SafeText;
	readonly health?: Health;
	readonly exitCode?: number;
	readonly ports: readonly Port[];
	readonly labels: Readonly<Record<string, SafeText>>;
	/** Compose's, or a swarm's stack. */
	readonly project?: SafeText;
	readonly service?: SafeText;
	/** What swarm made it for: where it ends, swarm starts another. */
	readonly task?: SwarmTask;
	readonly networkMode?: SafeText;
	/** Names of the networks it is on. */
	readonly networks: readonly SafeText[];
	/** Its addresses there, as far as it has any. */
	readonly addresses: readonly SafeText[];
	/** It only holds a pod's network. */
	readonly isInfra?: boolean;
	/** The systemd unit that runs it, as Podman's quadlets are: it undoes what it is not told of. */
	readonly unit?: SystemdUnit;
	/** The list's own row, where inspect, asked later, told another state. */
	readonly listed?: Container;
};

export type SystemdUnit = {
	readonly name: SafeText;
	/** Of the user's own systemd. */
	readonly isOfUser: boolean;
};

/** What only inspect knows, fetched for containers whose row calls for it. */
export type Details = {
	readonly id: ContainerId;
	/** Undefined where the engine names none. */
	readonly state?: ContainerState;
	/** Host pid of the main process; 0 or undefined when not running. */
	readonly pid?: number;
	readonly startedAtMs?: number;
	readonly finishedAtMs?: number;
	readonly exitCode?: number;
	readonly isOomKilled: boolean;
	readonly restartCount: number;
	readonly restartPolicy: SafeText;
	readonly restartPolicyRetries?: number;
	readonly error?: SafeText;
	readonly hasTty: boolean;
	readonly isAutoRemoved: boolean;
	/** CPU quota in cores (`--cpus`), when there is one. */
	readonly cpuLimitCores?: number;
	readonly memoryLimitBytes?: number;
	readonly logDriver: SafeText;
	/** Its log is cut off at some size: who reads slowly may miss lines. */
	readonly isLogRotated: boolean;
	readonly probes: readonly Probe[];
	/** Whose process and IPC namespaces it is in: `container:<id>`. */
	readonly joined?: ReadonlyArray<readonly [kind: 'pid' | 'ipc', mode: SafeText]>;
};

/** One run of a health check. */
export type Probe = {
	readonly startedAtMs: number;
	readonly endedAtMs: number;
	readonly exitCode: number;
	/** What it printed. */
	readonly lines: readonly SafeText[];
};

/** One reading of a container's counters, whatever way it was taken. Sums since the container's start. */
export type Reading = {
	/** When the counters were read: ms since the epoch, with fractions. */
	readonly atMs: number;
	readonly cpuTotalNs?: number;
	/** CPU time of the whole host, all cores, in the same moment. */
	readonly cpuSystemNs?: number;
	readonly onlineCpus?: number;
	readonly periods?: number;
	readonly throttledPeriods?: number;
	/** As docker shows it: usage minus inactive file pages. */
	readonly memoryBytes?: number;
	readonly memoryLimitBytes?: number;
	readonly memoryAnonBytes?: number;
	readonly memoryFileBytes?: number;
	readonly networkReceivedBytes?: number;
	readonly networkSentBytes?: number;
	readonly diskReadBytes?: number;
	readonly diskWrittenBytes?: number;
	readonly pids?: number;
};

/** What a container takes on the disk: what it wrote itself, and all with its image. */
export type Size = {readonly writtenBytes?: number; readonly rootBytes?: number};

/** What the screen shows of a container's use, from two readings. Rates are per second. */
export type Sample = {
	readonly atMs: number;
	/** As docker shows it: 100 is one whole core. */
	readonly cpuPercent?: number;
	/** Of the clock's time: what a quota is about. Less than docker's on a machine that gets less time than the clock shows. */
	readonly cpuWallPercent?: number;
	readonly onlineCpus?: number;
	/** Share of CFS periods in which the container was throttled, 0–100. */
	readonly throttledPercent?: number;
	readonly memoryBytes?: number;
	readonly memoryLimitBytes?: number;
	readonly memoryAnonBytes?: number;
	readonly memoryFileBytes?: number;
	readonly receivedBytesPerSecond?: number;
	readonly sentBytesPerSecond?: number;
	readonly readBytesPerSecond?: number;
	readonly writtenBytesPerSecond?: number;
	/** Since the container's start. */
	readonly receivedBytes?: number;
	readonly sentBytes?: number;
	readonly readBytes?: number;
	readonly writtenBytes?: number;
	readonly pids?: number;
};

export type EngineEvent = {
	readonly atMs: number;
	/** For resuming: seconds with nine decimals, as the engine's `since` takes it. */
	readonly atNano: string;
	readonly kind: 'container' | 'image' | 'volume' | 'network' | 'daemon' | 'other';
	/** `start`, `die`, `health_status`, `oom`, `rename`, `destroy`, …; what follows a colon is in `detail`. */
	readonly action: SafeText;
	readonly detail?: SafeText;
	/** The container's, image's, volume's or network's id. */
	readonly subject: string;
	/** The engine that told it; left out of the first one's. */
	readonly engine?: SafeText;
	readonly name?: SafeText;
	readonly exitCode?: number;
	/** What the engine adds to it, without the labels of its container. */
	readonly attributes: Readonly<Record<string, SafeText>>;
};

/** One process of a container. */
export type Process = {
	/** Of the engine's host. */
	readonly pid: number;
	readonly parentPid?: number;
	readonly user?: SafeText;
	readonly command: SafeText;
	/** CPU time that it has used. */
	readonly cpuMs?: number;
	readonly memoryBytes?: number;
};

/** `docker top`. Exact: CPU times are the kernel's, in hundredths of a second, not ps's whole seconds. */
export type ProcessTable = {readonly processes: readonly Process[]; readonly isExact: boolean};

/** What an engine says of itself; undefined what it didn't say, or was not allowed to. */
export type HostInfo = {
	/** Cloned machines have the same. */
	readonly daemonId?: SafeText;
	readonly name?: SafeText;
	readonly serverVersion?: SafeText;
	readonly apiVersion?: SafeText;
	readonly operatingSystem?: SafeText;
	readonly kernel?: SafeText;
	readonly cpus?: number;
	readonly memoryBytes?: number;
	readonly cgroupVersion?: SafeText;
	readonly cgroupDriver?: SafeText;
	readonly storageDriver?: SafeText;
	readonly loggingDriver?: SafeText;
	readonly rootDir?: SafeText;
	readonly warnings: readonly SafeText[];
	readonly isPodman: boolean;
	/** What its API can't do, and why: known before anybody asks for it. */
	readonly lacks?: {readonly update?: SafeText};
	readonly isRootless?: boolean;
	/** Of a swarm: its services can be asked for. */
	readonly isManager?: boolean;
};

/** Lines as they came. The pack is only valid until the next batch is asked for; `bytes` counts what the engine sent. */
export type LogBatch = {readonly pack: LogPack; readonly bytes: number};

export type LogOptions = {
	readonly follow: boolean;
	/** Lines from the end, or everything. */
	readonly tail: number | 'all';
	/** RFC 3339 or seconds.nanoseconds; inclusive, as the engine's. */
	readonly since?: string;
	readonly until?: string;
	/** A line longer than is kept of one comes whole, in pieces that say whether they go on. */
	readonly isWhole?: boolean;
};

export type RemoveOptions = {readonly force: boolean; readonly volumes: boolean};

/** `docker update`: what is left out stays as it is. */
export type Limits = {
	readonly restartPolicy?: {readonly name: string; readonly maximumRetries?: number};
	readonly memoryBytes?: number;
	readonly cpuCores?: number;
};

export type FileChange = {readonly kind: 'changed' | 'added' | 'deleted'; readonly path: SafeText};

/** The body of POST /containers/create, as the Engine API's documentation gives it. */
export type ContainerSpec = Readonly<Record<string, unknown>>;

type Tls = {
	readonly ca?: Buffer;
	readonly cert?: Buffer;
	readonly key?: Buffer;
	/** A context says that the engine's certificate isn't to be verified. It is otherwise, by `ca` or else by the authorities that Node knows. */
	readonly isUnverified?: boolean;
};

/** Where ssh goes, by the user's own ssh_config. */
export type SshPlace = {
	readonly host: string;
	readonly user?: string;
	readonly port?: number;
	/** The engine's socket there; undefined: wherever engines listen. */
	readonly socketPath?: string;
	readonly identity?: string;
	/** Podman's own virtual machine on this one. */
	readonly isOwnMachine?: boolean;
};

/** A way that must be opened before its socket leads to the engine: ssh. */
export type Link = {
	/** Opens it where it isn't open; fails with an EngineError that says why it can't be. */
	readonly ready: (signal: AbortSignal) => Promise<void>;
	/** The same, with the terminal to ask the user at. */
	readonly unlock: (signal: AbortSignal) => Promise<void>;
	/** Why a connection broke, where it was the way itself. */
	readonly explain: () => Promise<Error | undefined>;
	/** Each connection is a login there: few are to be had. */
	readonly isNarrow: () => boolean;
	readonly close: () => Promise<void>;
};

/** How midwatch reaches an engine, and in which words it says so. */
export type Address = {
	/** `default`, `demo`, a context's name, … */
	readonly label: string;
	/** `unix:///var/run/docker.sock`, `tcp://10.0.0.5:2376`, `ssh://ops@db3`. */
	readonly url: string;
	readonly socketPath?: string;
	/** What stands before a command of the CLI that is for this engine; `docker` alone where nothing is said. */
	readonly cli?: readonly string[];
	readonly ssh?: SshPlace;
	/** Opens what `socketPath` is the near end of. The engine is on another machine, then. */
	readonly link?: Link;
	readonly host?: string;
	readonly port?: number;
	/** Before every path that is asked for, where a proxy keeps the engine under one: `/team/engine`. */
	readonly basePath?: string;
	readonly tls?: Tls;
};
