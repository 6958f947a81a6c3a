import {mix} from '../random.js';
import {rateAt, totalAt} from '../wave.js';
import {activeMs, type SimContainer} from './demo-container.js';
import {networkNameOf} from './fleet-networks.js';
import type {World} from './world.js';

/** The counters of a running container at this moment: functions of how long it has run. */
export type Usage = {
	readonly cpuNs: number;
	readonly systemNs: number;
	readonly onlineCpus: number;
	readonly periods: number;
	readonly throttledPeriods: number;
	readonly throttledNs: number;
	readonly memoryBytes: number;
	readonly anonBytes: number;
	readonly cacheBytes: number;
	readonly memoryLimitBytes: number;
	readonly pids: number;
	readonly network?: {readonly receivedBytes: number; readonly sentBytes: number};
	readonly disk?: {readonly readBytes: number; readonly writtenBytes: number};
};

const periodsPerSecond = 10;
const defaultSwing = 0.6;

export function usageOf(world: World, container: SimContainer): Usage {
	const nowMs = world.clock.now();
	const seconds = activeMs(container, nowMs) / 1000;
	const {load} = container.scenario;
	const seed = mix(container.seed, Math.round(container.startedMs ?? 0));
	const counter = (mean: number | undefined, salt: number) =>
		Math.round(totalAt({mean: mean ?? 0, swing: load.swing ?? defaultSwing, seed: mix(seed, salt)}, seconds));

	const share = container.cpuLimitCores === undefined ? 0 : (load.throttledShare ?? 0);
	const periods = container.cpuLimitCores === undefined ? 0 : Math.floor(seconds * periodsPerSecond);
	const throttledPeriods = Math.floor(periods * share);
	const hasDisk = load.readBytesPerSecond !== undefined || load.writtenBytesPerSecond !== undefined;
	return {
		cpuNs: counter(load.cpuPercent * 1e7, 1),
		systemNs: Math.round((nowMs - world.host.bootedMs) * 1e6) * world.host.cpus,
		onlineCpus: world.host.cpus,
		periods,
		throttledPeriods,
		throttledNs: throttledPeriods * 63_000_000,
		...memoryOf(world, container, seconds, seed),
		pids: (container.scenario.processes?.length ?? 1) + Math.round(load.cpuPercent / 20),
		network:
			networkNameOf(container.scenario) === 'none' || networkNameOf(container.scenario) === 'host'
				? undefined
				: {
						receivedBytes: counter(load.receivedBytesPerSecond, 2),
						sentBytes: counter(load.sentBytesPerSecond, 3),
					},
		disk: hasDisk
			? {readBytes: counter(load.readBytesPerSecond, 4), writtenBytes: counter(load.writtenBytesPerSecond, 5)}
			: undefined,
	};
}

function memoryOf(world: World, {scenario, memoryLimitBytes}: SimContainer, seconds: number, seed: number) {
	const {load} = scenario;
	const limit = memoryLimitBytes ?? world.host.memoryBytes;
	const grown = load.memoryBytes + (load.memoryGrowthBytesPerSecond ?? 0) * seconds;
	const wandering = rateAt({mean: grown, swing: 0.03, seed}, seconds);
	const anonBytes = wholePages(Math.min(wandering, limit * 0.985));
	const cacheBytes = wholePages(Math.min(load.cacheBytes ?? load.memoryBytes / 5, limit - anonBytes));
	return {memoryBytes: anonBytes + cacheBytes, anonBytes, cacheBytes, memoryLimitBytes: limit};
}

function wholePages(bytes: number): number {
	return Math.floor(Math.max(0, bytes) / 4096) * 4096;
}
