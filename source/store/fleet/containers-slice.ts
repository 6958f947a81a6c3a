import type {Container, ContainerId, Details, EngineEvent} from '../../engine/types.js';
import {safeText, type SafeText} from '../../text/safe-text.js';
import {statusAgeMs} from '../../text/status-age.js';
import type {ConnectionState} from './connection-slice.js';
import type {EventsHappened, EventsRecalled} from './events-slice.js';
import {hasSeveral, isOwn} from './owner.js';

export type ContainersState = {
	/** False until the first list has come: an empty map is then unknown, not empty. */
	readonly isKnown: boolean;
	/** Why the list can't be had, though the engine is there. What was listed before stays. */
	readonly problem?: {readonly words: SafeText; readonly hint?: SafeText};
	readonly byId: ReadonlyMap<ContainerId, Container>;
	readonly details: ReadonlyMap<ContainerId, Details>;
	/** Whose details are out of date, and how many times something has made them so: once more while they are asked for. */
	readonly staleDetails: ReadonlyMap<ContainerId, number>;
	/** Start times seen in the last ten minutes: a crash loop's cadence. */
	readonly starts: ReadonlyMap<ContainerId, readonly number[]>;
	/** How it ended last, as far as that was seen: between two crashes the engine tells nothing of it. */
	readonly lastExits: ReadonlyMap<ContainerId, number>;
};

export type ContainersListed = {
	readonly type: 'containers/listed';
	readonly containers: readonly Container[];
};

export type ContainersFact =
	| ContainersListed
	| {readonly type: 'containers/failed'; readonly problem: NonNullable<ContainersState['problem']>}
	/** Their details may have changed without an event. */
	| {readonly type: 'containers/doubted'; readonly ids: readonly ContainerId[]}
	/**
	 * A burst of inspects. `ids` are those that aren't out of date again already; one without details failed, and isn't
	 * asked again until an event.
	 */
	| {
			readonly type: 'containers/detailed';
			readonly ids: readonly ContainerId[];
			readonly details: readonly Details[];
	  };

type WithEngines = {
	readonly fleet: {readonly connection: ConnectionState; readonly others: ReadonlyMap<SafeText, unknown>};
};

/** Keeps the reference of every row that has not changed, so its painted row is not made anew. */
export function reduceContainers(
	state: ContainersState,
	fact: ContainersFact | EventsHappened | EventsRecalled,
	{fleet}: WithEngines,
): ContainersState {
	switch (fact.type) {
		case 'containers/listed': {
			const others = hasSeveral(fleet) ? [...state.byId].filter(([, one]) => !isOwn(fleet, one)) : [];
			return listed(state, fact.containers, new Map(others));
		}

		case 'containers/failed': {
			return {...state, problem: fact.problem};
		}

		case 'containers/doubted': {
			const staleDetails = new Map(state.staleDetails);
			fact.ids.forEach(id => makeStale(staleDetails, id));
			return {...state, staleDetails: keepKnown(staleDetails, state.byId)};
		}

		case 'containers/detailed': {
			return detailed(state, fact.ids, fact.details);
		}

		case 'events/happened': {
			return noticed(state, fact.events);
		}

		case 'events/recalled': {
			return recalled(state, fact.events);
		}
	}
}

function detailed(
	state: ContainersState,
	ids: readonly ContainerId[],
	found: readonly Details[],
): ContainersState {
	const staleDetails = new Map(state.staleDetails);
	for (const id of ids) {
		staleDetails.delete(id);
	}

	const details = new Map(state.details);
	const told = new Map<ContainerId, Container>();
	for (const one of found) {
		// What reads the same stays the same object: most are asked for again to no avail.
		if (!isSame(details.get(one.id), one)) {
			details.set(one.id, one);
		}

		const before = state.byId.get(one.id);
		const now = before && believe(before.listed ?? before, one);
		if (now && now.state !== before.state) {
			told.set(one.id, now);
		}
	}

	// In their places: the order of the map is the list's.
	const byId =
		told.size === 0
			? state.byId
			: new Map([...state.byId].map(([id, container]) => [id, told.get(id) ?? container]));
	return {...state, byId, details, staleDetails};
}

/**
 * The list lags behind where the engine can't write to its disk: `Up 37 minutes`, of what inspect knows to have exited.
 * Inspect is asked after the list, so it is right; until the list says something else of the container.
 */
function believe(listedRow: Container, {state, exitCode}: Details): Container {
	return state === undefined || state === listedRow.state
		? listedRow
		: {...listedRow, state, status: safeText(state), exitCode, health: undefined, listed: listedRow};
}

/** `byId` holds the other engines' containers, and is filled up. */
function listed(
	state: ContainersState,
	containers: readonly Container[],
	byId: Map<ContainerId, Container>,
): ContainersState {
	const staleDetails = new Map(state.staleDetails);
	for (const row of containers) {
		const before = state.byId.get(row.id);
		const details = before?.listed?.state === row.state ? state.details.get(row.id) : undefined;
		const container = details ? believe(row, details) : row;
		byId.set(row.id, before && isSame(before, container) ? before : container);
		if (!before || hasChangedLife(before, container) || container.listed) {
			makeStale(staleDetails, row.id);
		}
	}

	return {
		isKnown: true,
		byId,
		details: keepKnown(state.details, byId),
		staleDetails: keepKnown(staleDetails, byId),
		starts: keepKnown(state.starts, byId),
		lastExits: keepKnown(state.lastExits, byId),
	};
}

/** Without events, or when one was lost, a restart shows only in that the status is younger than it was. */
function hasChangedLife(before: Container, after: Container): boolean {
	return (
		before.state !== after.state ||
		before.health !== after.health ||
		(statusAgeMs(after.status) ?? 0) < (statusAgeMs(before.status) ?? 0)
	);
}

/** A start within the last ten minutes counts towards a crash loop. */
const cadenceMs = 10 * 60_000;

/** So many starts are a crash loop whatever their number. */
const mostStarts = 100;

function withStart(starts: readonly number[], atMs: number): readonly number[] {
	return [...starts.slice(1 - mostStarts).filter(one => one > atMs - cadenceMs), atMs];
}

/** Events tell which details are out of date, and how often a container starts. */
function noticed(state: ContainersState, events: readonly EngineEvent[]): ContainersState {
	const staleDetails = new Map(state.staleDetails);
	const starts = new Map(state.starts);
	const lastExits = new Map(state.lastExits);
	for (const event of events) {
		if (event.kind === 'container') {
			const id = event.subject as ContainerId;
			makeStale(staleDetails, id);
			if (event.action === 'start') {
				starts.set(id, withStart(starts.get(id) ?? [], event.atMs));
			} else if (event.action === 'die' && event.exitCode !== undefined) {
				lastExits.set(id, event.exitCode);
			}
		}
	}

	return {...state, staleDetails, starts, lastExits};
}

/** How often each has started recently, and how it ended last: as if midwatch had been there. */
function recalled(state: ContainersState, events: readonly EngineEvent[]): ContainersState {
	const starts = new Map(state.starts);
	const lastExits = new Map<ContainerId, number>();
	for (const {kind, action, subject, atMs, exitCode} of events) {
		const id = subject as ContainerId;
		if (kind === 'container' && state.byId.has(id)) {
			if (action === 'start') {
				const known = starts.get(id) ?? [];
				const all = [...new Set([...known, atMs])].sort((a, b) => a - b);
				starts.set(id, all.filter(one => one > all.at(-1)! - cadenceMs).slice(-mostStarts));
			} else if (action === 'die' && exitCode !== undefined) {
				lastExits.set(id, exitCode);
			}
		}
	}

	return {...state, starts, lastExits: new Map([...lastExits, ...state.lastExits])};
}

function makeStale(staleDetails: Map<ContainerId, number>, id: ContainerId): void {
	staleDetails.set(id, (staleDetails.get(id) ?? 0) + 1);
}

function keepKnown<Value>(
	map: ReadonlyMap<ContainerId, Value>,
	known: ReadonlyMap<ContainerId, unknown>,
): ReadonlyMap<ContainerId, Value> {
	return [...map.keys()].every(id => known.has(id)) ? map : new Map([...map].filter(([id]) => known.has(id)));
}

function isSame(a: object | undefined, b: object): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
