import type {SafeText} from '../text/safe-text.js';
import type {ConnectionState} from './fleet/connection-slice.js';
import {isOwn, type OfEngine} from './fleet/owner.js';
import type {EnginePart, Fleet, State} from './state.js';

// A fleet is that of all engines: what has an id is known by a key that no two engines share. What an engine says of
// itself stands in the fleet's own fields for the engine that it is seen from, and in `others` for the others.

const seen = new WeakMap<State, Map<SafeText, State>>();

/** The same state as seen from another engine; without a name, from the first. */
export function seenFrom(state: State, engine: SafeText | undefined): State {
	const {connection, others} = state.fleet;
	if (engine === connection.label || others.size === 0) {
		return state;
	}

	const name = engine ?? enginesOf(state.fleet)[0]?.connection.label;
	const part = name === undefined ? undefined : others.get(name);
	if (name === undefined || !part) {
		return state;
	}

	const views = seen.get(state) ?? new Map<SafeText, State>();
	seen.set(state, views);
	const view = views.get(name) ?? {...state, fleet: turned(state.fleet, name, part)};
	views.set(name, view);
	return view;
}

function turned(fleet: Fleet, name: SafeText, part: EnginePart): Fleet {
	const others = new Map(fleet.others).set(fleet.connection.label, partOf(fleet));
	others.delete(name);
	return {
		...fleet,
		connection: part.connection,
		resources: part.resources,
		containers: {...fleet.containers, isKnown: part.containers.isKnown, problem: part.containers.problem},
		events: {...part.events, recent: fleet.events.recent},
		usage: {...part.usage, byId: fleet.usage.byId, settled: fleet.usage.settled},
		kernel: {...part.kernel, byId: fleet.kernel.byId, kills: fleet.kernel.kills},
		others,
	};
}

/** What the engine that the fleet is seen from says of itself. */
export function partOf({connection, resources, containers, events, usage, kernel}: Fleet): EnginePart {
	const {byId: _tracks, kills: _kills, ...ownKernel} = kernel;
	const {recent: _recent, ...ownEvents} = events;
	const {byId: _figures, settled: _settled, ...ownUsage} = usage;
	return {
		connection,
		resources,
		containers: {isKnown: containers.isKnown, problem: containers.problem},
		events: ownEvents,
		usage: ownUsage,
		kernel: ownKernel,
	};
}

const ordered = new WeakMap<Fleet, readonly EnginePart[]>();

/** All engines, in the order in which they were opened. */
export function enginesOf(fleet: Fleet): readonly EnginePart[] {
	let engines = ordered.get(fleet);
	if (!engines) {
		engines = [partOf(fleet), ...fleet.others.values()].sort(
			(a, b) => a.connection.place - b.connection.place,
		);
		ordered.set(fleet, engines);
	}

	return engines;
}

/** What the engine that it belongs to says of itself. */
export function partFor(
	fleet: Fleet,
	of: OfEngine,
): Pick<EnginePart, 'connection' | 'containers' | 'resources'> {
	const part = of.engine === undefined ? enginesOf(fleet)[0] : fleet.others.get(of.engine);
	return isOwn(fleet, of) || !part ? fleet : part;
}

/** The connection of the engine that it belongs to. */
export function connectionOf(fleet: Fleet, of: OfEngine): ConnectionState {
	return isOwn(fleet, of) ? fleet.connection : partFor(fleet, of).connection;
}

/** Whether any engine has told its containers. */
export function isAnyKnown(fleet: Fleet): boolean {
	return fleet.containers.isKnown || enginesOf(fleet).some(({containers}) => containers.isKnown);
}
