import {asArray, asObjects, asNumber, asObject, asString, asTimeMs, type Json} from './json-fields.js';
import type {Reading} from '../types.js';

/** One body of GET /containers/{id}/stats; undefined for the empty frames of a container that isn't running. */
export function parseStats(body: unknown): Reading | undefined {
	const raw = asObject(body);
	const atMs = preciseTimeMs(raw['read']);
	const cpu = asObject(raw['cpu_stats']);
	const usage = asObject(cpu['cpu_usage']);
	const memory = asObject(raw['memory_stats']);
	if (atMs === undefined || (Object.keys(memory).length === 0 && cpu['system_cpu_usage'] === undefined)) {
		return undefined;
	}

	const throttling = asObject(cpu['throttling_data']);
	return {
		atMs,
		cpuTotalNs: totalOf(asNumber(usage['total_usage']), raw),
		// Podman, which alone says `cpu`, counts there what was used of the host, not what there was.
		cpuSystemNs: cpu['cpu'] === undefined ? asNumber(cpu['system_cpu_usage']) : undefined,
		onlineCpus: asNumber(cpu['online_cpus']) || asArray(usage['percpu_usage']).length || undefined,
		periods: asNumber(throttling['periods']),
		throttledPeriods: asNumber(throttling['throttled_periods']),
		...parseMemory(memory),
		...parseNetworks(raw['networks']),
		...parseDisk(asObject(raw['blkio_stats'])['io_service_bytes_recursive']),
		pids: asNumber(asObject(raw['pids_stats'])['current']),
	};
}

/** Windows, which alone knows `num_procs`, counts in units of 100 ns. */
function totalOf(usage: number | undefined, raw: Json): number | undefined {
	return usage === undefined || !asNumber(raw['num_procs']) ? usage : usage * 100;
}

/** Usage less the file pages that nobody uses, as the docker CLI: v1 says total_inactive_file, v2 inactive_file. */
function parseMemory(memory: Json): Partial<Reading> {
	const stats = asObject(memory['stats']);
	const usage = asNumber(memory['usage']) ?? asNumber(memory['privateworkingset']);
	const inactive = asNumber(stats['total_inactive_file']) ?? asNumber(stats['inactive_file']) ?? 0;
	return {
		memoryBytes: usage !== undefined && inactive < usage ? usage - inactive : usage,
		memoryLimitBytes: asNumber(memory['limit']) || undefined,
		memoryAnonBytes: asNumber(stats['anon']) ?? asNumber(stats['total_rss']) ?? asNumber(stats['rss']),
		memoryFileBytes: asNumber(stats['file']) ?? asNumber(stats['total_cache']) ?? asNumber(stats['cache']),
	};
}

/** All interfaces together; without any, nothing is known, and it isn't 0. */
function parseNetworks(networks: unknown): Partial<Reading> {
	const all = Object.values(asObject(networks)).map(network => asObject(network));
	if (all.length === 0) {
		return {};
	}

	const sum = (field: string) => all.reduce((total, network) => total + (asNumber(network[field]) ?? 0), 0);
	return {networkReceivedBytes: sum('rx_bytes'), networkSentBytes: sum('tx_bytes')};
}

/** cgroup v1 spells `Read`, v2 `read`. Without any nothing is known, and it isn't 0. */
function parseDisk(entries: unknown): Partial<Reading> {
	const all = asObjects(entries);
	if (all.length === 0) {
		return {};
	}

	const sum = (operation: string) =>
		all
			.filter(entry => asString(entry['op']).toLowerCase() === operation)
			.reduce((total, entry) => total + (asNumber(entry['value']) ?? 0), 0);
	return {diskReadBytes: sum('read'), diskWrittenBytes: sum('write')};
}

/** Date keeps milliseconds; the digits behind them matter to a rate over a second. */
function preciseTimeMs(value: unknown): number | undefined {
	const atMs = asTimeMs(value);
	const fraction = /\.\d{3}(\d+)/.exec(asString(value))?.[1];
	return atMs === undefined || fraction === undefined ? atMs : atMs + Number(`0.${fraction}`);
}
