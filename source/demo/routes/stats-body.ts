import {isRunning, type SimContainer} from '../fleet/demo-container.js';
import {usageOf, type Usage} from '../fleet/fleet-usage.js';
import type {World} from '../fleet/world.js';
import {goTime, noTime} from '../stamp.js';

/** One reading, kept by a stream as the next one's `precpu_stats`. */
export type Reading = {readonly atMs: number; readonly usage: Usage};

export function readUsage(world: World, container: SimContainer): Reading | undefined {
	return isRunning(container) ? {atMs: world.clock.now(), usage: usageOf(world, container)} : undefined;
}

/**
 * A stats body as engine 28 with cgroup v2 sends it: text, because its pids limit is a 64-bit number.
 * A one-shot body has neither name nor id, and no `precpu_stats` without a reading before.
 */
export function statsBody(
	container: SimContainer,
	reading: Reading | undefined,
	before: Reading | undefined,
	isOneShot = false,
): string {
	const {name, id} = container;
	if (reading === undefined) {
		return JSON.stringify({name: `/${name}`, id, ...emptyBody});
	}

	const {usage, atMs} = reading;
	const limit = container.pidsLimit ?? '18446744073709551615';
	const who = isOneShot ? '' : `"name":${JSON.stringify(`/${name}`)},"id":"${id}",`;
	const when = `"read":"${goTime(atMs)}","preread":"${before ? goTime(before.atMs) : noTime}"`;
	const pids = `"pids_stats":{"current":${usage.pids},"limit":${limit}}`;
	const rest = JSON.stringify({
		blkio_stats: blkio(usage),
		num_procs: 0,
		storage_stats: {},
		cpu_stats: cpu(usage),
		precpu_stats: before ? cpu(before.usage) : noCpu,
		memory_stats: memory(usage),
		networks: networks(usage),
	});
	return `{${who}${when},${pids},${rest.slice(1)}`;
}

const noCpu = {
	cpu_usage: {total_usage: 0, usage_in_kernelmode: 0, usage_in_usermode: 0},
	throttling_data: {periods: 0, throttled_periods: 0, throttled_time: 0},
};

/** What the engine never fills on cgroup v2. */
const noBlkio = {
	io_serviced_recursive: null,
	io_queue_recursive: null,
	io_service_time_recursive: null,
	io_wait_time_recursive: null,
	io_merged_recursive: null,
	io_time_recursive: null,
	sectors_recursive: null,
};

/** Of a container that isn't running. */
const emptyBody = {
	read: noTime,
	preread: noTime,
	pids_stats: {},
	blkio_stats: {io_service_bytes_recursive: null, ...noBlkio},
	num_procs: 0,
	storage_stats: {},
	cpu_stats: noCpu,
	precpu_stats: noCpu,
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
		...noBlkio,
	};
}

function memory({memoryBytes, anonBytes, cacheBytes, memoryLimitBytes}: Usage) {
	const inactiveFile = Math.floor((cacheBytes * 0.8) / 4096) * 4096;
	return {
		usage: memoryBytes,
		stats: {
			active_anon: Math.floor(anonBytes * 0.1),
			active_file: cacheBytes - inactiveFile,
			anon: anonBytes,
			anon_thp: 0,
			file: cacheBytes,
			file_dirty: 0,
			file_mapped: Math.floor(cacheBytes / 2),
			file_writeback: 0,
			inactive_anon: Math.floor(anonBytes * 0.9),
			inactive_file: inactiveFile,
			kernel_stack: 32_768,
			pgfault: 1599,
			pgmajfault: 0,
			shmem: 0,
			slab: 224_904,
			slab_reclaimable: 69_536,
			slab_unreclaimable: 155_368,
			sock: 0,
			unevictable: 0,
		},
		limit: memoryLimitBytes,
	};
}

function networks({network}: Usage) {
	if (network === undefined) {
		return undefined;
	}

	const {receivedBytes, sentBytes} = network;
	return {
		eth0: {
			rx_bytes: receivedBytes,
			rx_packets: Math.floor(receivedBytes / 700),
			rx_errors: 0,
			rx_dropped: 0,
			tx_bytes: sentBytes,
			tx_packets: Math.floor(sentBytes / 700),
			tx_errors: 0,
			tx_dropped: 0,
		},
	};
}
