import {createClock} from './demo-clock.js';
import {createEventBus} from './fleet/event-log.js';
import {populate} from './fleet/make-container.js';
import {builtInNetworks, makeNetwork} from './fleet/fleet-networks.js';
import {makeHost, type World} from './fleet/world.js';
import {fleetOf} from './scenarios/pick-scenario.js';
import {addSpareImages} from './scenarios/scenario-images.js';

export type WorldOptions = {
	/** Containers in the fleet. */
	readonly containers?: number;
	/** Without names and texts that try to act on the terminal. */
	readonly isTame?: boolean;
	/** The same seed makes the same fleet. */
	readonly seed?: number;
};

/** The fleet as the first moment finds it. `now` is in ms since the epoch. */
export function makeWorld({containers = 24, seed = 1, isTame}: WorldOptions, now = Date.now): World {
	const startMs = now();
	const clock = createClock(now);
	const world: World = {
		seed,
		clock,
		events: createEventBus(clock),
		host: makeHost(startMs),
		containers: new Map(),
		names: new Map(),
		images: new Map(),
		volumes: new Map(),
		networks: new Map(),
		execs: new Map(),
		made: 0,
	};
	for (const name of builtInNetworks) {
		makeNetwork(world, name, world.host.bootedMs);
	}

	addSpareImages(world, startMs);
	populate(world, fleetOf(containers, seed, isTame), startMs);
	clock.runDue();
	return world;
}
