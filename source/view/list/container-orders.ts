import type {Container, ContainerState, Sample} from '../../engine/types.js';
import {containerOrders, type ContainerOrder} from '../../store/view/lists-slice.js';
import type {State} from '../../store/state.js';
import type {Order} from './list-model.js';
import {hasProcesses} from '../../engine/container-states.js';
import {sumKnown} from '../../util/sum-known.js';
import {memoryShare} from '../trouble/rules/usage-rules.js';
import {selectTroubles} from '../trouble/troubles.js';

type ContainerRank = Omit<Order<Container>, 'id'>;

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

const ranks: {readonly [Key in ContainerOrder]: ContainerRank} = {
	trouble: {
		rank: ({id}, state) => selectTroubles(state).get(id)?.score ?? 0,
		reads: state => [selectTroubles(state)],
	},
	// The names break every tie.
	name: {rank: () => 0},
	state: {rank: ({state, health}) => stateRanks[state] + (health === 'unhealthy' ? 0.5 : 0)},
	cpu: usage(sample => sample.cpuPercent),
	mem: usage(sample => sample.memoryBytes),
	'mem %': usage(memoryShare),
	net: usage(({receivedBytesPerSecond, sentBytesPerSecond}) =>
		sumKnown([receivedBytesPerSecond, sentBytesPerSecond]),
	),
	disk: usage(({readBytesPerSecond, writtenBytesPerSecond}) =>
		sumKnown([readBytesPerSecond, writtenBytesPerSecond]),
	),
	pids: usage(sample => sample.pids),
	uptime: {rank: startRank, reads: ({fleet}) => [fleet.containers.details]},
	created: {rank: ({createdAtMs}) => createdAtMs},
};

const [usual, ...others] = containerOrders;

/** The ways to sort containers, by trouble first. */
export const containerListOrders: readonly [Order<Container>, ...Array<Order<Container>>] = [
	{id: usual, ...ranks[usual]},
	...others.map(id => ({id, ...ranks[id]})),
];

function usage(figure: (sample: Sample) => number | undefined): ContainerRank {
	return {
		rank(container, {fleet}) {
			const latest = fleet.usage.settled.get(container.id)?.latest;
			return latest && hasProcesses(container) ? figure(latest) : undefined;
		},
		reads: ({fleet}) => [fleet.usage.settled],
	};
}

/** Up longest first. Until its details have come, a container counts as started when it was created. */
function startRank(container: Container, {fleet}: State): number | undefined {
	const {id, createdAtMs} = container;
	return hasProcesses(container)
		? -(fleet.containers.details.get(id)?.startedAtMs ?? createdAtMs ?? 0)
		: undefined;
}
