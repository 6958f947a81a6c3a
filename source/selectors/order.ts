import type {Container, ContainerId, ContainerState, Sample} from '../engine/types.js';
import {naturalOrder} from '../lib/natural-order.js';
import type {SortKey} from '../store/list.js';
import type {State} from '../store/state.js';
import {memo} from './memo.js';
import {groupByProject, projectOfHeading} from './projects.js';
import {selectShown} from './shown.js';
import {memoryShare} from './trouble.js';
import {selectTroubles} from './troubles.js';

/** Alive first, what is going wrong before what is well. */
const stateRanks: Readonly<Record<ContainerState, number>> = {
	restarting: 7,
	dead: 6,
	removing: 5,
	paused: 4,
	running: 3,
	created: 2,
	exited: 1,
	unknown: 0,
};

/** The higher, the nearer the top. A figure that isn't known goes to the end. */
type Rank = (container: Container, state: State) => number | undefined;

const ranks: {readonly [Key in SortKey]: Rank} = {
	trouble: ({id}, state) => selectTroubles(state).get(id)?.score ?? 0,
	name: () => 0,
	state: ({state, health}) => stateRanks[state] + (health === 'unhealthy' ? 0.5 : 0),
	cpu: usage(sample => sample.cpuPercent),
	mem: usage(sample => sample.memoryBytes),
	'mem %': usage(memoryShare),
	net: usage(({receivedBytesPerSecond, sentBytesPerSecond}) =>
		sum(receivedBytesPerSecond, sentBytesPerSecond),
	),
	disk: usage(({readBytesPerSecond, writtenBytesPerSecond}) =>
		sum(readBytesPerSecond, writtenBytesPerSecond),
	),
	pids: usage(sample => sample.pids),
	uptime: startRank,
	created: ({createdAtMs}) => createdAtMs,
};

/** Names in the order a person expects (`api-2` before `api-10`): the tie-breaker of every order. */
const selectNamePlaces = memo(
	({fleet}) => [fleet.containers.byId],
	({fleet}): ReadonlyMap<ContainerId, number> => {
		const sorted = [...fleet.containers.byId.values()].sort(
			(a, b) => naturalOrder(a.name, b.name) || (a.id < b.id ? -1 : 1),
		);
		return new Map(sorted.map(({id}, place) => [id, place]));
	},
);

const selectSorted = memo(
	state => [
		selectShown(state),
		state.view.list.sort,
		state.view.list.isReversed,
		...inputsOf(state.view.list.sort, state),
	],
	(state): readonly ContainerId[] => {
		const {sort, isReversed} = state.view.list;
		const places = selectNamePlaces(state);
		const rows = selectShown(state).map(container => ({
			id: container.id,
			rank: ranks[sort](container, state),
			place: places.get(container.id) ?? 0,
		}));
		const direction = isReversed ? -1 : 1;
		return rows.sort((a, b) => direction * compareRanks(a, b) || unknownLast(a, b)).map(({id}) => id);
	},
);

type Ranked = {readonly rank: number | undefined; readonly place: number};

function compareRanks(a: Ranked, b: Ranked): number {
	return a.rank === undefined || b.rank === undefined ? 0 : b.rank - a.rank || a.place - b.place;
}

/** Also in the reversed order. */
function unknownLast(a: Ranked, b: Ranked): number {
	return Number(a.rank === undefined) - Number(b.rank === undefined) || a.place - b.place;
}

const selectGrouped = memo(
	({fleet, view}) => [selectSorted({fleet, view}), view.list.isGrouped, view.list.folded],
	(state): readonly ContainerId[] => {
		const {isGrouped, folded} = state.view.list;
		const sorted = selectSorted(state);
		return isGrouped ? groupByProject(sorted, state.fleet.containers.byId, folded) : sorted;
	},
);

/** Ids of the containers shown, and of their projects' headings, in the order shown. While a question about a container is open, the order stands still. */
export const selectOrder = memo(
	state => [selectGrouped(state), frozenOrder(state), state.fleet.containers.byId],
	(state): readonly ContainerId[] => {
		const frozen = frozenOrder(state);
		if (!frozen) {
			return selectGrouped(state);
		}

		const isFrozen = new Set(frozen);
		const arrived = selectGrouped(state).filter(id => !isFrozen.has(id));
		const isThere = (id: ContainerId) =>
			state.fleet.containers.byId.has(id) || projectOfHeading(id) !== undefined;
		return [...frozen.filter(isThere), ...arrived];
	},
);

/** What the order depends on beside the containers themselves. */
function inputsOf(sort: SortKey, state: State): readonly unknown[] {
	if (sort === 'trouble') {
		return [selectTroubles(state)];
	}

	if (sort === 'uptime') {
		return [state.fleet.containers.details];
	}

	return sort === 'name' || sort === 'state' || sort === 'created' ? [] : [state.fleet.usage.settled];
}

function frozenOrder({view}: State): readonly ContainerId[] | undefined {
	const overlay = view.overlay.stack.at(-1);
	return overlay?.kind === 'confirm' || overlay?.kind === 'choose' ? overlay.order : undefined;
}

function usage(figure: (sample: Sample) => number | undefined): Rank {
	return ({id, state: containerState}, state) => {
		const latest = state.fleet.usage.settled.get(id)?.latest;
		return latest && (containerState === 'running' || containerState === 'paused')
			? figure(latest)
			: undefined;
	};
}

function sum(a: number | undefined, b: number | undefined): number | undefined {
	return a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);
}

/** Up longest first. Until its details have come, a container counts as started when it was created. */
function startRank({id, state, createdAtMs}: Container, {fleet}: State): number | undefined {
	return state === 'running' || state === 'paused'
		? -(fleet.containers.details.get(id)?.startedAtMs ?? createdAtMs)
		: undefined;
}
