import {isRunning, type SimContainer} from '../../source/demo/fleet/demo-container.js';
import {endRun, startRun} from '../../source/demo/fleet/life.js';
import type {World} from '../../source/demo/fleet/world.js';

const flapping = new WeakMap<SimContainer, () => void>();

/** Lets the container die and start over and over. */
export function setFlapping(world: World, container: SimContainer, perSecond: number): void {
	flapping.get(container)?.();
	flapping.delete(container);
	if (perSecond <= 0) {
		return;
	}

	const flip = () => {
		if (!world.containers.has(container.id)) {
			return;
		}

		if (isRunning(container)) {
			endRun(world, container, {exitCode: 1, isStop: true});
		} else {
			startRun(world, container);
		}

		flapping.set(container, world.clock.after(500 / perSecond, flip));
	};

	flip();
}
