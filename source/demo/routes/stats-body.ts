import {isRunning, type SimContainer} from '../fleet/demo-container.js';
import {usageOf, type Usage} from '../fleet/fleet-usage.js';
import type {World} from '../fleet/world.js';
import {goTime, noTime} from '../stamp.js';

/** A stats body as engine 28 with cgroup v2 sends it, but for what midwatch doesn't look at. */
export function statsBody(world: World, container: SimContainer) {
	if (!isRunning(container)) {
		return emptyBody;
	}

	const usage = usageOf(world, container);
	const {network} = usage;
	return {
		read: goTime(world.clock.now()),
		pids_stats: {current: usage.pids},
		blkio_stats: blkio(usage),
		cpu_stats: cpu(usage),
		memory_stats: memory(usage),
		networks: network && {eth0: {rx_bytes: network.receivedBytes, tx_bytes: network.sentBytes}},
	};
}

const emptyBody = {
	read: noTime,
	pids_stats: {},
	blkio_stats: {io_service_bytes_recursive: null},
	cpu_stats: {
		cpu_usage: {total_usage: 0, usage_in_kernelmode: 0, usage_in_usermode: 0},
		throttling_data: {periods: 0, throttled_periods: 0, throttled_time: 0},
	},
	memory_stats: {},
};

function cpu({cpuNs, systemNs, onlineCpus, periods, throttledPeriods, throttledNs}: Usage) {
	const kernelNs = Math.floor(cpuNs / 4);
	return {
		cpu_usage: {total_usage: cpuNs, usage_in_kernelmode: kernelNs, usage_in_usermode: cpuNs - kernelNs},
		system_cpu_usage: systemNs,
		online_cpus: onlineCpus,
		throttling_data: {periods, throttled_periods: throttledPeriods, throttled_time: throttledNs},
	};
}

function blkio({disk}: Usage) {
	const entry = (op: string, value: number) => ({major: 254, minor: 0, op, value});
	return {
		io_service_bytes_recursive: disk && [entry('read', disk.readBytes), entry('write', disk.writtenBytes)],
	};
}

function memory({memoryBytes, anonBytes, cacheBytes, memoryLimitBytes}: Usage) {
	const inactiveFile = Math.floor((cacheBytes * 0.8) / 4096) * 4096;
	return {
		usage: memoryBytes,
		stats: {anon: anonBytes, file: cacheBytes, inactive_file: inactiveFile},
		limit: memoryLimitBytes,
	};
}
