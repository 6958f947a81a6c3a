import {createClock} from './demo-clock.js';
import {createEventBus} from './fleet/event-log.js';
import {populate} from './fleet/make-container.js';
import {makeNetwork, builtInNetworks} from './fleet/fleet-networks.js';
import {makeHost, type World} from './fleet/world.js';
import {addSpareImages} from './scenarios/scenario-images.js';
import {fleetOf} from './scenarios/pick-scenario.js';
import {createControl, type Control} from './control.js';
import type {Faults} from './http/fault.js';
import {createListener} from './http/listener.js';
import {makePrivateSocket} from './http/private-socket.js';

export type DemoOptions = {
	/** Containers in the fleet. */
	readonly containers?: number;
	/** The same seed makes the same fleet. */
	readonly seed?: number;
	/** Where to listen; without it, in a fresh directory of its own (0700), removed on close. */
	readonly socketPath?: string;
	readonly faults?: Faults;
	/** Ms since the epoch. */
	readonly now?: () => number;
};

export type DemoEngine = {
	readonly socketPath: string;
	readonly control: Control;
	readonly close: () => Promise<void>;
};

/** An engine in this process that speaks the Engine API's routes over a simulated fleet. */
export async function startDemoEngine({
	containers = 24,
	seed = 1,
	socketPath,
	faults = [],
	now = Date.now,
}: DemoOptions = {}): Promise<DemoEngine> {
	const socket = await makePrivateSocket(socketPath);
	const world = makeWorld(containers, seed, now);
	const listener = createListener(world, socket.path);
	const control = createControl(world, listener);
	control.setFaults(faults);
	await listener.listen();
	return {
		socketPath: socket.path,
		control,
		async close() {
			world.clock.close();
			await listener.stop();
			await socket.remove();
		},
	};
}

function makeWorld(count: number, seed: number, now: () => number): World {
	const startMs = now();
	const clock = createClock(now, startMs);
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
	populate(world, fleetOf(count, seed), startMs);
	clock.runDue();
	return world;
}
