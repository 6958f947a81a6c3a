import type {IncomingMessage} from 'node:http';
import type {SafeText} from '../text/safe-text.js';
import type {Disk} from './api/disk-calls.js';
import type {Exec} from './api/exec-calls.js';
import type {Identify} from './api/identify.js';
import type {Images} from './api/image-calls.js';
import type {Networks} from './api/network-calls.js';
import type {Swarm} from './api/swarm-calls.js';
import type {Volumes} from './api/volume-calls.js';
import type {
	Address,
	Container,
	ContainerId,
	ContainerSpec,
	Details,
	EngineEvent,
	FileChange,
	HostInfo,
	Keys,
	Limits,
	LogBatch,
	LogOptions,
	ProcessTable,
	Reading,
	RemoveOptions,
	Size,
} from './types.js';

/**
 * The only door to a daemon. Every call takes the signal that ends it and throws nothing but
 * EngineError; an aborted stream just ends. Iterables read the socket only as fast as they are consumed.
 */
export type Engine = Exec & {
	readonly address: Address;
	/** Whether anybody is there, with a deadline of its own: silence is an error here, a refusal isn't. */
	readonly ping: (signal: AbortSignal) => Promise<void>;
	/** How far the engine's clock is ahead of ours, by its latest answers; undefined until one has told. */
	readonly clockOffsetMs: () => number | undefined;
	/** What isn't let through is undefined, and told among the warnings. */
	readonly info: (signal: AbortSignal) => Promise<HostInfo>;
	readonly list: (signal: AbortSignal) => Promise<readonly Container[]>;
	/** The engine walks its disk for them: not to be asked often. */
	readonly sizes: (signal: AbortSignal) => Promise<ReadonlyMap<string, Size>>;
	readonly details: (id: ContainerId, signal: AbortSignal) => Promise<Details>;
	/** The engine's inspect JSON, parsed, untouched: clean it before painting. */
	readonly inspect: (id: string, signal: AbortSignal) => Promise<unknown>;
	/** What bears that id at this moment: to be asked right before something is done to it. */
	readonly identify: Identify;
	/** Without probe noise (exec_*, top). `since` is an EngineEvent's atNano. */
	readonly events: (
		since: string | undefined,
		signal: AbortSignal,
		/** The engine has taken the request. */
		onOpen?: () => void,
	) => AsyncIterable<EngineEvent>;
	/** What the engine remembers of that time, in seconds since the epoch; without `until` it goes on with what happens. */
	readonly pastEvents: (
		since: string,
		until: string | undefined,
		signal: AbortSignal,
	) => AsyncIterable<EngineEvent>;
	/** One reading; undefined when the container isn't running. */
	readonly read: (id: ContainerId, signal: AbortSignal) => Promise<Reading | undefined>;
	/** A reading a second, for engines whose one-shot call is slow. */
	readonly readings: (id: ContainerId, signal: AbortSignal) => AsyncIterable<Reading>;
	readonly top: (id: ContainerId, signal: AbortSignal) => Promise<ProcessTable>;
	readonly logs: (id: ContainerId, options: LogOptions, signal: AbortSignal) => AsyncIterable<LogBatch>;
	/** The same by the first engine's clock, where there are several: what is shown together stands in one order. */
	readonly alignedLogs?: Engine['logs'];
	readonly start: (id: ContainerId, signal: AbortSignal) => Promise<void>;
	readonly stop: (id: ContainerId, signal: AbortSignal) => Promise<void>;
	readonly restart: (id: ContainerId, signal: AbortSignal) => Promise<void>;
	readonly kill: (id: ContainerId, signalName: string, signal: AbortSignal) => Promise<void>;
	readonly pause: (id: ContainerId, signal: AbortSignal) => Promise<void>;
	readonly unpause: (id: ContainerId, signal: AbortSignal) => Promise<void>;
	readonly remove: (id: ContainerId, options: RemoveOptions, signal: AbortSignal) => Promise<void>;
	readonly rename: (id: ContainerId, name: string, signal: AbortSignal) => Promise<void>;
	/** Resolves with the engine's warnings: what it took and can't do. */
	readonly update: (id: ContainerId, limits: Limits, signal: AbortSignal) => Promise<readonly SafeText[]>;
	/** Resolves with the exit code when the container stops. */
	readonly wait: (id: ContainerId, signal: AbortSignal) => Promise<number>;
	readonly changes: (id: ContainerId, signal: AbortSignal) => Promise<readonly FileChange[]>;
	/** A tar of one path. */
	readonly archive: (id: ContainerId, path: string, signal: AbortSignal) => Promise<IncomingMessage>;
	/** Connects it to one more network, with the settings that the create API takes for one. */
	readonly connect: (
		id: ContainerId,
		network: string,
		settings: ContainerSpec,
		signal: AbortSignal,
	) => Promise<void>;
	readonly create: (name: string, spec: ContainerSpec, signal: AbortSignal) => Promise<ContainerId>;
	readonly images: Images;
	readonly volumes: Volumes;
	readonly networks: Networks;
	readonly disk: Disk;
	readonly swarm: Swarm;
	/** Beside other engines: itself, and what its containers are known by here. */
	readonly unkeyed?: {readonly engine: Engine; readonly keys: Keys};
	/** Requests sent since the start, for the self-budget. */
	readonly requests: () => number;
	/** Closes idle sockets. */
	readonly close: () => void;
};
