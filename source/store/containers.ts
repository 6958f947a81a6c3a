import type {Container, ContainerId, Details, EngineEvent} from '../engine/types.js';
import type {EventsFact} from './events.js';

export type ContainersState = {
	/** False until the first list has come: an empty map is then unknown, not empty. */
	readonly isKnown: boolean;
	readonly byId: ReadonlyMap<ContainerId, Container>;
	readonly details: ReadonlyMap<ContainerId, Details>;
	/** Bumped by events that make a container's details stale. */
	readonly staleDetails: ReadonlySet<ContainerId>;
	/** Start times seen in the last ten minutes: a crash loop's cadence. */
	readonly starts: ReadonlyMap<ContainerId, readonly number[]>;
	/** How it ended last, as far as that was seen: between two crashes the engine tells nothing of it. */
	readonly lastExits: ReadonlyMap<ContainerId, number>;
};

export type ContainersFact =
	| {readonly type: 'containers/listed'; readonly containers: readonly Container[]}
	/** A burst of inspects. `ids` are those asked for; one without details failed, and isn't asked again until an event. */
	| {
			readonly type: 'containers/detailed';
			readonly ids: readonly ContainerId[];
			readonly details: readonly Details[];
	  };

/** Keeps the reference of every row that has not changed, so its painted row is not made anew. */
export function reduceContainers(state: ContainersState, fact: ContainersFact | EventsFact): ContainersState {
	switch (fact.type) {
		case 'containers/listed': {
			return listed(state, fact.containers);
		}

		case 'containers/detailed': {
			const staleDetails = new Set(state.staleDetails);
			for (const id of fact.ids) {
				staleDetails.delete(id);
			}

			const details = new Map(state.details);
			for (const one of fact.details) {
				details.set(one.id, one);
			}

			return {...state, details, staleDetails};
		}

		case 'events/happened': {
			return noticed(state, fact.events);
		}
	}
}

function listed(state: ContainersState, containers: readonly Container[]): ContainersState {
	const byId = new Map<ContainerId, Container>();
	const staleDetails = new Set(state.staleDetails);
	for (const container of containers) {
		const before = state.byId.get(container.id);
		byId.set(container.id, before && isSame(before, container) ? before : container);
		if (before?.state !== container.state || before.health !== container.health) {
			staleDetails.add(container.id);
		}
	}

	return {
		isKnown: true,
		byId,
		details: keepKnown(state.details, byId),
		staleDetails: new Set([...staleDetails].filter(id => byId.has(id))),
		starts: keepKnown(state.starts, byId),
		lastExits: keepKnown(state.lastExits, byId),
	};
}

/** A start within the last ten minutes counts towards a crash loop. */
const cadenceMs = 10 * 60_000;

/** Events tell which details are out of date, and how often a container starts. */
function noticed(state: ContainersState, events: readonly EngineEvent[]): ContainersState {
	const staleDetails = new Set(state.staleDetails);
	const starts = new Map(state.starts);
	const lastExits = new Map(state.lastExits);
	for (const event of events) {
		if (event.kind === 'container') {
			const id = event.subject as ContainerId;
			staleDetails.add(id);
			if (event.action === 'start') {
				const recent = (starts.get(id) ?? []).filter(atMs => atMs > event.atMs - cadenceMs);
				starts.set(id, [...recent, event.atMs]);
			} else if (event.action === 'die' && event.exitCode !== undefined) {
				lastExits.set(id, event.exitCode);
			}
		}
	}

	return {...state, staleDetails, starts, lastExits};
}

function keepKnown<Value>(
	map: ReadonlyMap<ContainerId, Value>,
	known: ReadonlyMap<ContainerId, unknown>,
): ReadonlyMap<ContainerId, Value> {
	return [...map.keys()].every(id => known.has(id)) ? map : new Map([...map].filter(([id]) => known.has(id)));
}

function isSame(a: Container, b: Container): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
