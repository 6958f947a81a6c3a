import {hash, hex} from '../random.js';
import type {SimContainer} from './demo-container.js';
import {findImage, imageIdOf, makeImage} from './fleet-images.js';
import {endRun, startRun} from './life.js';
import {createLogTimeline} from './log-timeline.js';
import type {Scenario} from './scenario.js';
import {labelsOf} from './labels.js';
import {makeVolumes, mountsOf} from './fleet-volumes.js';
import type {World} from './world.js';
import {makeNetwork, networkNameOf} from './fleet-networks.js';
import {pause} from './container-changes.js';

/** A new container, created and not started. Its id depends on the seed, its name and how many were made. */
export function makeContainer(world: World, scenario: Scenario, createdMs: number): SimContainer {
	const seed = hash(world.seed, scenario.name);
	const id = hex(64, world.seed, 'container', scenario.name, world.made++);
	const container: SimContainer = {
		id,
		seed,
		scenario,
		imageId: findImage(world, scenario.image)?.id ?? imageIdOf(world.seed, scenario.image),
		labels: labelsOf(scenario),
		mounts: mountsOf(scenario.volumes ?? [], id),
		createdMs,
		name: scenario.name,
		state: 'created',
		pausesMs: 0,
		pid: 0,
		exitCode: 0,
		isOomKilled: false,
		error: '',
		restartCount: 0,
		quickDeaths: 0,
		wasStoppedByHand: false,
		restart: scenario.restart ?? {name: 'no'},
		cpuLimitCores: scenario.cpuLimitCores,
		memoryLimitBytes: scenario.memoryLimitBytes,
		pidsLimit: scenario.pidsLimit,
		failingStreak: 0,
		logs: createLogTimeline(scenario.logs, seed),
		scheduled: new Set(),
		watchers: new Set(),
	};
	enter(world, container);
	return container;
}

function enter(world: World, container: SimContainer): void {
	world.containers.set(container.id, container);
	world.names.set(container.name, container.id);
	makeVolumes(world, container);
}

/** Puts the rows into the world: what made each what the first moment finds happens first, in its own time. */
export function populate(world: World, scenarios: readonly Scenario[], firstMs: number): void {
	for (const scenario of scenarios) {
		const {begins} = scenario;
		const beganMs = firstMs - begins.agoMs - (begins.state === 'exited' ? begins.ranMs : 0);
		provide(world, scenario, beganMs);
		const container = makeContainer(world, scenario, beganMs - 2000);
		world.clock.at(beganMs, () => begin(world, container, firstMs));
	}
}

/** Makes the image and the network that it needs and that don't exist. */
export function provide(world: World, scenario: Scenario, beganMs: number): void {
	const imageAgeMs = 86_400_000 * (3 + (hash(world.seed, scenario.image) % 200));
	if (!world.images.has(imageIdOf(world.seed, scenario.image))) {
		makeImage(world, scenario.image, beganMs - imageAgeMs);
	}

	const network = networkNameOf(scenario);
	if (!world.networks.has(network)) {
		makeNetwork(world, network, beganMs - 5000);
	}
}

function begin(world: World, container: SimContainer, firstMs: number): void {
	const {begins} = container.scenario;
	if (begins.state === 'created') {
		return;
	}

	if (begins.state === 'exited') {
		// Before the run starts, so that it comes before an end of its own at the same moment.
		world.clock.at(firstMs - begins.agoMs, () => {
			endRun(world, container, begins);
			container.error = begins.error ?? '';
		});
	}

	startRun(world, container);
	if (begins.state !== 'exited') {
		container.restartCount = begins.restarts ?? 0;
	}

	if (begins.state === 'paused') {
		pause(world, container);
	}
}
