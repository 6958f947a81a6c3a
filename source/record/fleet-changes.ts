import type {KernelReading, OomKill} from '../engine/kernel/kernel-types.js';
import type {Container, ContainerId, Details, EngineEvent} from '../engine/types.js';
import type {ConnectionState} from '../store/fleet/connection-slice.js';
import type {ContainersState} from '../store/fleet/containers-slice.js';
import type {KernelState, KernelTrack} from '../store/fleet/kernel-slice.js';
import type {LastWords} from '../store/fleet/last-words-slice.js';
import type {Note} from '../store/fleet/notes-slice.js';
import type {Fleet} from '../store/state.js';
import {applyToMap, changedEntries, type MapChanges} from './map-changes.js';

/** What is recorded of a fleet, besides usage. */
export type Recorded = Pick<Fleet, 'connection' | 'containers' | 'events' | 'kernel' | 'lastWords' | 'notes'>;

/** What makes one moment's fleet of another's, as plain JSON. What is left out hasn't changed. */
export type FleetChanges = {
	readonly connection?: Connection;
	readonly list?: Pick<ContainersState, 'isKnown' | 'problem'>;
	readonly containers?: MapChanges<Container>;
	readonly details?: MapChanges<Details>;
	readonly starts?: MapChanges<readonly number[]>;
	readonly lastExits?: MapChanges<number>;
	readonly events?: readonly EngineEvent[];
	readonly eventsProblem?: {readonly words?: NonNullable<Fleet['events']['problem']>};
	readonly kernel?: KernelChanges;
	readonly notes?: readonly Note[];
	readonly lastWords?: MapChanges<LastWords>;
};

/** What a key frame leaves out, since it only grows: it stands in a segment's first one, and in the changes. */
type Added = Pick<FleetChanges, 'events' | 'notes' | 'lastWords'>;

/** Without what moves each second: when it answered is known from when it was recorded. */
type Connection = Omit<ConnectionState, 'answeredAtMs' | 'nudges' | 'generation'>;

type KernelChanges = Pick<KernelState, 'isHere' | 'isLogReadable' | 'host'> & {
	readonly raised: ReadonlyArray<readonly [string, number]>;
	/** Of containers with something abnormal: the newest reading stands for the minute. */
	readonly tracks: ReadonlyArray<readonly [ContainerId, TrackLine]>;
	readonly kills: readonly OomKill[];
};

type TrackLine = {
	readonly reading?: KernelReading;
	readonly raised: ReadonlyArray<readonly [string, number]>;
	readonly oomKilled?: KernelTrack['oomKilled'];
};

/** Undefined where nothing has changed. */
export function changesBetween(before: Recorded, after: Recorded): FleetChanges | undefined {
	const changes: FleetChanges = {
		...levelsBetween(before, after),
		events: addedTo(before.events.recent, after.events.recent),
		notes: addedTo(before.notes.list, after.notes.list),
		lastWords: changedEntries(before.lastWords.byId, after.lastWords.byId),
	};
	return Object.values(changes).some(change => change !== undefined) ? changes : undefined;
}

/** What a key frame holds. */
export function levelsOf(fleet: Recorded): FleetChanges {
	return levelsBetween(undefined, fleet);
}

/** Of what only grows: the newest, so that a segment stands on its own. */
export function addedOf({events, notes, lastWords}: Recorded): Added {
	return {
		events: events.recent.slice(-mostRecalled),
		notes: notes.list.slice(-mostRecalled),
		lastWords: changedEntries(undefined, lastWords.byId),
	};
}

const mostRecalled = 100;

function levelsBetween(before: Recorded | undefined, after: Recorded): FleetChanges {
	return {
		connection: connectionChange(before?.connection, after.connection),
		list: listChange(before?.containers, after.containers),
		containers: changedEntries(before?.containers.byId, after.containers.byId),
		details: changedEntries(before?.containers.details, after.containers.details),
		starts: changedEntries(before?.containers.starts, after.containers.starts),
		lastExits: changedEntries(before?.containers.lastExits, after.containers.lastExits),
		eventsProblem:
			before?.events.problem === after.events.problem ? undefined : {words: after.events.problem},
		kernel: before?.kernel === after.kernel ? undefined : kernelChange(after.kernel),
	};
}

/** The fleet after the changes. Names of slices that it doesn't know are left alone. */
export function applyChanges<Known extends Recorded>(fleet: Known, changes: FleetChanges): Known {
	const {containers} = fleet;
	return {
		...fleet,
		connection: changes.connection ? {...fleet.connection, ...changes.connection} : fleet.connection,
		containers: {
			...containers,
			...(changes.list && {isKnown: changes.list.isKnown, problem: changes.list.problem}),
			byId: applyToMap(containers.byId, changes.containers),
			details: applyToMap(containers.details, changes.details),
			starts: applyToMap(containers.starts, changes.starts),
			lastExits: applyToMap(containers.lastExits, changes.lastExits),
		},
		events: {
			...fleet.events,
			recent: appended(fleet.events.recent, changes.events),
			problem: changes.eventsProblem ? changes.eventsProblem.words : fleet.events.problem,
		},
		kernel: changes.kernel ? kernelOf(changes.kernel) : fleet.kernel,
		notes: {...fleet.notes, list: appended(fleet.notes.list, changes.notes)},
		lastWords: {byId: applyToMap(fleet.lastWords.byId, changes.lastWords)},
	};
}

function connectionChange(
	before: ConnectionState | undefined,
	after: ConnectionState,
): Connection | undefined {
	const {answeredAtMs: _answered, nudges: _nudges, generation: _generation, ...now} = after;
	const names = Object.keys(now) as Array<keyof Connection>;
	return before && names.every(name => before[name] === now[name] || name === 'clockOffsetMs')
		? undefined
		: now;
}

function listChange(before: ContainersState | undefined, after: ContainersState): FleetChanges['list'] {
	const {isKnown, problem} = after;
	return before?.isKnown === isKnown && before.problem === problem ? undefined : {isKnown, problem};
}

function kernelChange({byId, raised, kills, isHere, isLogReadable, host}: KernelState): KernelChanges {
	const tracks = [...byId].filter(([, track]) => track.raised.size > 0 || track.oomKilled);
	return {
		isHere,
		isLogReadable,
		host,
		kills,
		raised: [...raised],
		tracks: tracks.map(([id, {window, raised: signals, oomKilled}]) => [
			id,
			{reading: window.at(-1), raised: [...signals], oomKilled},
		]),
	};
}

function kernelOf({raised, tracks, ...rest}: KernelChanges): KernelState {
	return {
		...rest,
		raised: new Map(raised) as KernelState['raised'],
		byId: new Map(
			tracks.map(([id, {reading, raised: signals, oomKilled}]) => [
				id,
				{
					window: reading ? [reading] : [],
					raised: new Map(signals) as KernelTrack['raised'],
					oomKilled,
				},
			]),
		),
	};
}

/** What stands behind the last of `before`, in a list that only grows at its end and is cut at its beginning. */
function addedTo<Item>(before: readonly Item[], after: readonly Item[]): readonly Item[] | undefined {
	const last = before.at(-1);
	const added = before === after ? [] : after.slice(last === undefined ? 0 : after.lastIndexOf(last) + 1);
	return added.length === 0 ? undefined : added;
}

/** As many as the live state keeps. */
const mostKept = 1000;

function appended<Item>(list: readonly Item[], added: readonly Item[] | undefined): readonly Item[] {
	return added ? [...list, ...added].slice(-mostKept) : list;
}
