import type {KernelHost, KernelReading, OomKill} from '../../engine/kernel/kernel-types.js';
import type {ContainerId} from '../../engine/types.js';
import type {SafeText} from '../../text/safe-text.js';
import type {ConnectionState} from './connection-slice.js';
import {
	containerSignals,
	hostSignals,
	raise,
	type ContainerSignal,
	type HostSignal,
} from './kernel-signals.js';
import {withLevel, type Levels} from './levels.js';
import {hasSeveral, isOwn, type OfEngine} from './owner.js';

/** What the kernel of the engine's machine counts of one container. */
export type KernelTrack = {
	/** The last minute, oldest first; of this life of the container alone. */
	readonly window: readonly KernelReading[];
	readonly raised: ReadonlyMap<ContainerSignal, number>;
	/** Its memory, on the way to its limit. */
	readonly memory?: Levels;
	/** When processes of it were seen to be killed for want of memory, by the engine's clock, and how many. */
	readonly oomKilled?: {readonly atMs: number; readonly count: number};
};

export type KernelState = {
	/** Whether the containers run on this machine; undefined before that is known. */
	readonly isHere?: boolean;
	readonly isLogReadable?: boolean;
	readonly byId: ReadonlyMap<ContainerId, KernelTrack>;
	/** By the engine's clock, newest last. */
	readonly kills: readonly OomKill[];
	readonly host?: KernelHost;
	/** What is used of the data root's file system. */
	readonly disk?: Levels;
	readonly raised: ReadonlyMap<HostSignal, number>;
};

export type KernelFact =
	| {
			readonly type: 'kernel/read';
			readonly readings: ReadonlyArray<readonly [ContainerId, KernelReading]>;
			readonly host: KernelHost;
			readonly kills: readonly OomKill[];
			readonly isLogReadable: boolean;
	  }
	/** The containers run on another machine. */
	| {readonly type: 'kernel/elsewhere'};

export const noKernel: KernelState = {byId: new Map(), kills: [], raised: new Map()};

/** Kills are few; a machine that kills without end must not fill ours. */
const mostKills = 100;

type WithContainers = {
	readonly fleet: {
		readonly connection: ConnectionState;
		readonly others: ReadonlyMap<SafeText, unknown>;
		readonly containers: {readonly byId: ReadonlyMap<ContainerId, OfEngine>};
	};
};

export function reduceKernel(state: KernelState, fact: KernelFact, {fleet}: WithContainers): KernelState {
	const isOthers = (id: ContainerId) => {
		const container = fleet.containers.byId.get(id);
		return container !== undefined && !isOwn(fleet, container);
	};

	const others = hasSeveral(fleet) ? [...state.byId].filter(([id]) => isOthers(id)) : [];
	if (fact.type === 'kernel/elsewhere') {
		return state.isHere === false
			? state
			: {...noKernel, byId: new Map(others), kills: hasSeveral(fleet) ? state.kills : [], isHere: false};
	}

	const {readings, host, isLogReadable} = fact;
	// The engine's clock is what its containers' times are told by.
	const {clockOffsetMs = 0} = fleet.connection;
	const kills = fact.kills.map(kill => ({...kill, atMs: kill.atMs + clockOffsetMs}));
	return {
		isHere: true,
		isLogReadable,
		byId: new Map([
			...others,
			...readings.map(([id, reading]) => [id, track(state.byId.get(id), reading, clockOffsetMs)] as const),
		]),
		kills: kills.length === 0 ? state.kills : [...state.kills, ...kills].slice(-mostKills),
		host,
		disk: withLevel(state.disk, host.atMs, usedOf(host), host.dataRootBytes),
		raised: raise(hostSignals, state.raised, host),
	};
}

function usedOf({dataRootBytes, dataRootFreeBytes}: KernelHost): number | undefined {
	return dataRootBytes === undefined || dataRootFreeBytes === undefined
		? undefined
		: dataRootBytes - dataRootFreeBytes;
}

const windowMs = 60_000;
const none: ReadonlyMap<ContainerSignal, number> = new Map();

function memoryOf(before: Levels | undefined, {atMs, heldBytes, memoryLimitBytes}: KernelReading) {
	return withLevel(before, atMs, heldBytes, memoryLimitBytes);
}

function track(before: KernelTrack | undefined, reading: KernelReading, clockOffsetMs: number): KernelTrack {
	const last = before?.window.at(-1);
	if (!before || !last || last.pid !== reading.pid) {
		return {
			window: [reading],
			raised: raise(containerSignals, none, [reading]),
			memory: memoryOf(undefined, reading),
		};
	}

	const window = [...before.window, reading].filter(({atMs}) => atMs >= reading.atMs - windowMs - 5000);
	const killed = (reading.oomKills ?? 0) - (last.oomKills ?? reading.oomKills ?? 0);
	return {
		window,
		raised: raise(containerSignals, before.raised, window),
		memory: memoryOf(before.memory, reading),
		oomKilled:
			killed > 0
				? {atMs: reading.atMs + clockOffsetMs, count: killed + (before.oomKilled?.count ?? 0)}
				: before.oomKilled,
	};
}
