import type {ContainerId} from '../engine/types.js';

/** What makes one map of another, in JSON. */
export type MapChanges<Value> = {
	readonly gone?: readonly ContainerId[];
	/** Values that are new or others, and where a new one stands once what is gone has left. */
	readonly set?: ReadonlyArray<readonly [ContainerId, Value, place?: number]>;
	/** All keys in their order, where the places don't tell. */
	readonly order?: readonly ContainerId[];
};

/** Undefined where nothing has changed: values are compared by reference. */
export function changedEntries<Value>(
	before: ReadonlyMap<ContainerId, Value> | undefined,
	after: ReadonlyMap<ContainerId, Value>,
): MapChanges<Value> | undefined {
	if (before === after) {
		return undefined;
	}

	const gone = [...(before?.keys() ?? [])].filter(id => !after.has(id));
	const set = [...after].flatMap(([id, value], place): Array<readonly [ContainerId, Value, number?]> => {
		if (!before?.has(id)) {
			return [[id, value, place]];
		}

		return before.get(id) === value ? [] : [[id, value]];
	});
	if (gone.length === 0 && set.length === 0) {
		return isSameOrder(before, after) ? undefined : {order: [...after.keys()]};
	}

	const changes = {...(gone.length > 0 && {gone}), ...(set.length > 0 && {set})};
	return isSameOrder(applyToMap(before ?? new Map<ContainerId, Value>(), changes), after)
		? changes
		: {...changes, order: [...after.keys()]};
}

export function applyToMap<Value>(
	map: ReadonlyMap<ContainerId, Value>,
	changes: MapChanges<Value> | undefined,
): ReadonlyMap<ContainerId, Value> {
	if (!changes) {
		return map;
	}

	const gone = new Set(changes.gone);
	const set = new Map((changes.set ?? []).map(([id, value]) => [id, value]));
	const entries = [...map]
		.filter(([id]) => !gone.has(id))
		.map(([id, value]) => [id, set.has(id) ? (set.get(id) as Value) : value] as const);
	const now = new Map(placed(entries, changes.set ?? []));
	return changes.order ? inOrder(now, changes.order) : now;
}

/** New entries where they stand in the end; those that can't, behind the rest. */
function placed<Value>(
	entries: ReadonlyArray<readonly [ContainerId, Value]>,
	set: NonNullable<MapChanges<Value>['set']>,
): ReadonlyArray<readonly [ContainerId, Value]> {
	const added = new Map(
		set.flatMap(([id, value, place]) => (place === undefined ? [] : [[place, [id, value] as const]])),
	);
	const total = entries.length + added.size;
	const all: Array<readonly [ContainerId, Value]> = [];
	for (let place = 0, next = 0; place < total; place++) {
		const one = added.get(place) ?? entries[next++];
		if (one) {
			all.push(one);
		}
	}

	return all.length === total
		? all
		: [...all, ...[...added].filter(([place]) => place >= total).map(([, one]) => one)];
}

function inOrder<Value>(
	map: ReadonlyMap<ContainerId, Value>,
	order: readonly ContainerId[],
): ReadonlyMap<ContainerId, Value> {
	const places = new Map(order.map((id, place) => [id, place]));
	const last = order.length;
	return new Map([...map].sort(([a], [b]) => (places.get(a) ?? last) - (places.get(b) ?? last)));
}

function isSameOrder<Value>(
	before: ReadonlyMap<ContainerId, Value> | undefined,
	after: ReadonlyMap<ContainerId, Value>,
): boolean {
	const keys = [...(before?.keys() ?? [])];
	return keys.length === after.size && [...after.keys()].every((id, place) => keys[place] === id);
}
