import {manyRow} from '../../source/demo/scenarios/many.js';
import {remove} from '../../source/demo/fleet/container-changes.js';
import type {SimContainer} from '../../source/demo/fleet/demo-container.js';
import {emitContainer} from '../../source/demo/fleet/emit.js';
import {startRun} from '../../source/demo/fleet/life.js';
import {makeContainer, provide} from '../../source/demo/fleet/make-container.js';
import type {World} from '../../source/demo/fleet/world.js';

export type Churn = (perSecond: number) => void;

/** Alive at a time; the oldest goes when a new one comes. */
const mostAlive = 20;

/** Containers come and go. A new rate replaces the old one. */
export function createChurn(world: World): Churn {
	const alive: SimContainer[] = [];
	let cancel = () => {};
	let made = 0;

	const churnOnce = () => {
		const oldest = alive.length < mostAlive ? undefined : alive.shift();
		if (oldest !== undefined && world.containers.has(oldest.id)) {
			remove(world, oldest, {isForced: true, withVolumes: true});
		}

		const number = made++;
		const scenario = {...manyRow(number, world.seed), name: `job-${number}`};
		provide(world, scenario, world.clock.now());
		const container = makeContainer(world, scenario, world.clock.now());
		emitContainer(world, container, 'create');
		startRun(world, container);
		alive.push(container);
	};

	return perSecond => {
		cancel();
		if (perSecond > 0) {
			const again = () => {
				churnOnce();
				cancel = world.clock.after(1000 / perSecond, again);
			};

			cancel = world.clock.after(1000 / perSecond, again);
		}
	};
}
