import {activeMs, type SimContainer} from './demo-container.js';
import {usageOf} from './fleet-usage.js';
import type {World} from './world.js';
import {rateAt} from '../wave.js';

export type Process = {
	readonly pid: number;
	readonly parentPid: number;
	readonly user: string;
	readonly command: string;
	readonly cpuPercent: number;
	readonly memoryPercent: number;
	readonly memoryBytes: number;
	readonly cpuSeconds: number;
};

/** What runs in the container; each process has its share of the container's CPU and memory. */
export function processesOf(world: World, container: SimContainer): Process[] {
	const {scenario, pid, seed} = container;
	const nowMs = world.clock.now();
	const seconds = activeMs(container, nowMs) / 1000;
	const usage = usageOf(world, container);
	const mean = container.pausedMs === undefined ? scenario.load.cpuPercent : 0;
	const cpuPercent = rateAt({mean, swing: scenario.load.swing ?? 0.5, seed}, seconds);
	const rows = scenario.processes ?? [
		{user: 'root', command: [...(scenario.entrypoint ?? []), ...scenario.command].join(' '), share: 1},
	];
	return rows.map(({user, command, share}, index) => ({
		pid: pid + index * 7,
		parentPid: index === 0 ? 1 : pid,
		user,
		command,
		cpuPercent: cpuPercent * share,
		memoryPercent: (100 * usage.anonBytes * share) / world.host.memoryBytes,
		memoryBytes: usage.anonBytes * share,
		cpuSeconds: (usage.cpuNs / 1e9) * share,
	}));
}
