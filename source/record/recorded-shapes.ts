import {containerStates, healths} from '../engine/container-states.js';
import type {KernelHost, KernelReading, OomKill} from '../engine/kernel/kernel-types.js';
import type {SwarmTask} from '../engine/parse/swarm-task.js';
import type {Container, Details, EngineEvent, HostInfo, Port, Probe, SystemdUnit} from '../engine/types.js';
import type {LastLine} from '../logs/last-words.js';
import {containerSignals, hostSignals} from '../store/fleet/kernel-signals.js';
import type {LastWords} from '../store/fleet/last-words-slice.js';
import type {Note} from '../store/fleet/notes-slice.js';
import type {FleetChanges} from './fleet-changes.js';
import type {MapChanges} from './map-changes.js';
import type {Header} from './recorder.js';
import type {TimedChanges} from './segment-writer.js';
import {fields, figure, flag, list, oneOf, record, text, tuple, type Shape} from './shapes.js';

// What each kind of frame holds. A field that is added to a type stands here, too, or this does not compile.

const state = oneOf(...containerStates, 'unknown');
const port = fields<Port>({privatePort: figure, protocol: text}, {publicPort: figure, ip: text});

const listedContainer = {
	required: {
		id: text,
		name: text,
		image: text,
		imageId: text,
		command: text,
		state,
		status: text,
		ports: list(port),
		labels: record,
		networks: list(text),
		addresses: list(text),
	},
	optional: {
		engine: text,
		createdAtMs: figure,
		health: oneOf(...healths),
		exitCode: figure,
		project: text,
		service: text,
		task: fields<SwarmTask>({name: text, service: text}, {stack: text}),
		networkMode: text,
		isInfra: flag,
		unit: fields<SystemdUnit>({name: text, isOfUser: flag}, {}),
	},
} as const;

const container = fields<Container>(listedContainer.required, {
	...listedContainer.optional,
	listed: fields<Container>(listedContainer.required, {
		...listedContainer.optional,
		listed: () => undefined,
	}),
});

const details = fields<Details>(
	{
		id: text,
		isOomKilled: flag,
		restartCount: figure,
		restartPolicy: text,
		hasTty: flag,
		isAutoRemoved: flag,
		logDriver: text,
		isLogRotated: flag,
		probes: list(
			fields<Probe>({startedAtMs: figure, endedAtMs: figure, exitCode: figure, lines: list(text)}, {}),
		),
	},
	{
		state,
		pid: figure,
		startedAtMs: figure,
		finishedAtMs: figure,
		exitCode: figure,
		restartPolicyRetries: figure,
		error: text,
		cpuLimitCores: figure,
		memoryLimitBytes: figure,
		joined: list(tuple(oneOf('pid', 'ipc'), text)),
	},
);

const host = fields<HostInfo>(
	{warnings: list(text), isPodman: flag},
	{
		daemonId: text,
		name: text,
		serverVersion: text,
		apiVersion: text,
		operatingSystem: text,
		kernel: text,
		cpus: figure,
		memoryBytes: figure,
		cgroupVersion: text,
		cgroupDriver: text,
		storageDriver: text,
		loggingDriver: text,
		rootDir: text,
		lacks: fields<NonNullable<HostInfo['lacks']>>({}, {update: text}),
		isRootless: flag,
		isManager: flag,
	},
);

type Connection = NonNullable<FleetChanges['connection']>;

const connection = fields<Connection>(
	{
		status: oneOf('connecting', 'up', 'silent', 'down', 'closed'),
		label: text,
		place: figure,
		url: text,
		isDemo: flag,
		tried: list(text),
	},
	{
		cli: list(text),
		isUnverified: flag,
		host,
		clockOffsetMs: figure,
		problem: fields<NonNullable<Connection['problem']>>({kind: text, words: text}, {hint: text}),
		roundTripMs: figure,
		retryAtMs: figure,
	},
);

const event = fields<EngineEvent>(
	{
		atMs: figure,
		atNano: text,
		kind: oneOf('container', 'image', 'volume', 'network', 'daemon', 'other'),
		action: text,
		subject: text,
		attributes: record,
	},
	{detail: text, engine: text, name: text, exitCode: figure},
);

const reading = fields<KernelReading>(
	{atMs: figure},
	{
		pid: figure,
		oomKills: figure,
		memoryLimitHits: figure,
		heldBytes: figure,
		memoryLimitBytes: figure,
		cpuStallUs: figure,
		memoryStallUs: figure,
		ioStallUs: figure,
		pids: figure,
		pidsLimit: figure,
		pidsRefused: figure,
		openFiles: figure,
		openFilesLimit: figure,
		listenDrops: figure,
		segmentsSent: figure,
		segmentsRetransmitted: figure,
	},
);

const kill = fields<OomKill>(
	{atMs: figure, pid: figure, process: text, scope: oneOf('container', 'parent', 'host')},
	{container: text, cgroup: text, anonBytes: figure},
);

type Kernel = NonNullable<FleetChanges['kernel']>;
type Track = Kernel['tracks'][number][1];

const raised = (of: Readonly<Record<string, unknown>>) => list(tuple(oneOf(...Object.keys(of)), figure));

const kernel = fields<Kernel>(
	{
		kills: list(kill),
		raised: raised(hostSignals),
		tracks: list(
			tuple(
				text,
				fields<Track>(
					{raised: raised(containerSignals)},
					{reading, oomKilled: fields<NonNullable<Track['oomKilled']>>({atMs: figure, count: figure}, {})},
				),
			),
		),
	},
	{
		isHere: flag,
		isLogReadable: flag,
		host: fields<KernelHost>(
			{atMs: figure},
			{
				dataRootBytes: figure,
				dataRootFreeBytes: figure,
				dataRootInodes: figure,
				dataRootFreeInodes: figure,
				trackedConnections: figure,
				trackedConnectionsLimit: figure,
			},
		),
	},
);

function map(of: Shape): Shape {
	return fields<MapChanges<unknown>>(
		{},
		{gone: list(text), set: list(tuple(text, of, figure)), order: list(text)},
	);
}

const line = fields<LastLine>({text, isStderr: flag}, {});
const exitCode: Shape = value => (value === undefined ? undefined : figure(value));
const lastWords = fields<LastWords>({diedAtMs: figure, exitCode, lines: list(line)}, {});

/** A key frame, or what one tick of the clock has changed. */
export const changesShape = fields<FleetChanges>(
	{},
	{
		connection,
		list: fields<NonNullable<FleetChanges['list']>>(
			{isKnown: flag},
			{
				problem: fields<NonNullable<NonNullable<FleetChanges['list']>['problem']>>(
					{words: text},
					{hint: text},
				),
			},
		),
		containers: map(container),
		details: map(details),
		starts: map(list(figure)),
		lastExits: map(figure),
		events: list(event),
		eventsProblem: fields<NonNullable<FleetChanges['eventsProblem']>>({}, {words: text}),
		kernel,
		notes: list(fields<Note>({atMs: figure, tone: oneOf('good', 'warn', 'bad'), text}, {brief: text})),
		lastWords: map(lastWords),
	},
);

export const timedChangesShape = list(fields<TimedChanges>({atMs: figure, changes: changesShape}, {}));

export const headerShape = fields<Header>(
	{
		format: value => (value === 1 ? value : figure(undefined)),
		version: text,
		engine: fields<Header['engine']>({label: text, url: text, host: text}, {}),
		startedAtMs: figure,
		monotonicMs: figure,
	},
	{clockSetMs: figure, thinnedTo: figure},
);

/** What a container said last, as far as it is shown. */
export type SaidWords = {
	readonly name: string;
	readonly event: string;
	readonly lines: ReadonlyArray<{readonly text: string}>;
};

export const wordsShape = fields<SaidWords>(
	{name: text, event: text, lines: list(fields<{readonly text: string}>({text}, {}))},
	{},
);
