import type {Container, ContainerId} from '../../engine/types.js';
import {composeNeeds, isService} from './compose-needs.js';
import type {Target} from '../../store/view/overlay-slice.js';

export type Direction = 'dependencies first' | 'dependents first';

/**
 * Targets in the order compose would take them: those of one wave depend on none of each other. Only what is among
 * the targets counts; containers of no project are in the first wave.
 */
export function wavesOf(
	targets: readonly Target[],
	byId: ReadonlyMap<ContainerId, Container>,
	direction: Direction | undefined,
): ReadonlyArray<readonly Target[]> {
	if (direction === undefined) {
		return [targets];
	}

	const containers = targets.flatMap(({id}) => byId.get(id as ContainerId) ?? []);
	const depths = new Map<string, number>();
	for (const container of containers) {
		depthOf(container, containers, depths);
	}

	const waves = [...Map.groupBy(targets, ({id}) => depths.get(id) ?? 0)]
		.sort(([a], [b]) => a - b)
		.map(([, wave]) => wave);
	return direction === 'dependencies first' ? waves : waves.toReversed();
}

/** Whether `target` has to wait for `other`, and is left alone where that failed. */
export function comesAfter(
	target: Target,
	other: Target,
	byId: ReadonlyMap<ContainerId, Container>,
	direction: Direction | undefined,
): boolean {
	const [one, before] = [target, other].map(({id}) => byId.get(id as ContainerId));
	if (!one || !before || direction === undefined) {
		return false;
	}

	return direction === 'dependencies first' ? needs(one, before) : needs(before, one);
}

/** How long the longest chain of dependencies under it is. One in a circle counts once. */
function depthOf(
	container: Container,
	all: readonly Container[],
	depths: Map<string, number>,
	above: ReadonlySet<ContainerId> = new Set(),
): number {
	const known = depths.get(container.id);
	if (known !== undefined) {
		return known;
	}

	const chain = new Set([...above, container.id]);
	const needed = all.filter(one => needs(container, one) && !chain.has(one.id));
	const depth = Math.max(0, ...needed.map(one => depthOf(one, all, depths, chain) + 1));
	depths.set(container.id, depth);
	return depth;
}

function needs(container: Container, other: Container): boolean {
	return composeNeeds(container).some(({service}) => isService(other, service, container));
}
