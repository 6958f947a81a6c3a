import {productWords} from '../product-words.js';
import type {HostInfo} from '../../engine/types.js';
import type {KernelState} from '../../store/fleet/kernel-slice.js';
import {counted, formatBytes, formatCount, formatPercent, formatRate, unknown} from '../../text/format.js';
import {sumKnown} from '../../util/sum-known.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {State} from '../../store/state.js';
import {clockWords} from '../clock-words.js';
import {defineTable, dimColumn} from './define-table.js';

type FactRow = {readonly id: string; readonly name: SafeText; readonly value: SafeText};

/** `docker version` and `docker info`, and what all containers together take of the host. */
export const engineTable = defineTable<undefined, FactRow>({
	id: 'engine',
	kind: 'engine',
	noun: 'lines',
	empty: safe`no engine information yet`,
	rows(_none, state) {
		const {host, url, label, clockOffsetMs} = state.fleet.connection;
		const facts = host
			? [
					...addressFacts(label, url),
					...hostFacts(host),
					...kernelFacts(state.fleet.kernel),
					clockFact(clockOffsetMs),
					...sumFacts(host, state),
					...ownFacts(state),
				]
			: [];
		return facts.map(([name, value]) => ({id: name, name, value}));
	},
	reads: ({fleet}) => [fleet.connection, fleet.usage.settled, fleet.budget, fleet.kernel.host],
	columns: [
		dimColumn('name', safe`NAME`, ({name}) => name),
		{id: 'value', title: safe`VALUE`, isFlexible: true, cell: ({value}) => ({text: value})},
	],
	notes: (_none, {fleet}) => fleet.connection.host?.warnings ?? [],
});

type Fact = readonly [SafeText, SafeText];

function addressFacts(label: SafeText, url: SafeText): readonly Fact[] {
	return [[safe`address`, safe`${url} (${label})`]];
}

function hostFacts(host: HostInfo): readonly Fact[] {
	const {apiVersion, cgroupVersion, cgroupDriver, isRootless} = host;
	return [
		[safe`name`, host.name ?? unknown],
		[safe`version`, safe`${productWords(host)} (API ${apiVersion ?? unknown})`],
		[safe`operating system`, host.operatingSystem ?? unknown],
		[safe`kernel`, host.kernel ?? unknown],
		[safe`CPUs`, host.cpus === undefined ? unknown : safe`${host.cpus}`],
		[safe`memory`, formatBytes(host.memoryBytes)],
		[safe`storage driver`, host.storageDriver ?? unknown],
		[safe`logging driver`, host.loggingDriver ?? unknown],
		[
			safe`cgroups`,
			cgroupVersion === undefined ? unknown : safe`v${cgroupVersion} (${cgroupDriver ?? unknown})`,
		],
		[safe`data root`, host.rootDir ?? unknown],
		[safe`runs as`, isRootless === undefined ? unknown : isRootless ? safe`rootless` : safe`root`],
	];
}

/** What only the machine itself tells, where it is this one. */
function kernelFacts({host, isHere, isLogReadable}: KernelState): readonly Fact[] {
	if (!host || !isHere) {
		return [[safe`kernel signals`, isHere === false ? safe`not visible from here` : unknown]];
	}

	const {dataRootBytes, dataRootFreeBytes, dataRootInodes, dataRootFreeInodes} = host;
	const inodes =
		dataRootInodes === undefined
			? safe``
			: safe`, ${formatCount(dataRootFreeInodes)} of ${formatCount(dataRootInodes)} inodes`;
	return [
		[
			safe`data root, free`,
			safe`${formatBytes(dataRootFreeBytes)} of ${formatBytes(dataRootBytes)}${inodes}`,
		],
		[
			safe`tracked connections`,
			safe`${formatCount(host.trackedConnections)} of ${formatCount(host.trackedConnectionsLimit)}`,
		],
		[safe`kernel log`, isLogReadable ? safe`read` : safe`not readable by this user (CAP_SYSLOG)`],
	];
}

function clockFact(offsetMs: number | undefined): Fact {
	return [safe`clock`, offsetMs === undefined ? unknown : clockWords(offsetMs)];
}

function sumFacts(host: HostInfo, {fleet}: State): readonly Fact[] {
	const latest = [...fleet.usage.settled.values()].map(history => history.latest);
	const cpu = sumKnown(latest.map(({cpuPercent}) => cpuPercent));
	const memory = sumKnown(latest.map(({memoryBytes}) => memoryBytes));
	const all = host.cpus === undefined ? unknown : safe`${host.cpus * 100}`;
	return [
		[safe`CPU, all containers`, safe`${formatPercent(cpu)}% of ${all}%`],
		[safe`memory, all containers`, safe`${formatBytes(memory)} of ${formatBytes(host.memoryBytes)}`],
	];
}

/** What midwatch itself takes. */
function ownFacts({fleet}: State): readonly Fact[] {
	const {cpuPercent, residentBytes, bytesPerSecond, requestsPerSecond, framesDropped} = fleet.budget;
	const requests = requestsPerSecond === undefined ? unknown : safeText(requestsPerSecond.toFixed(1));
	return [
		[safe`midwatch: CPU`, safe`${formatPercent(cpuPercent)}% of one core`],
		[safe`midwatch: memory`, formatBytes(residentBytes)],
		[
			safe`midwatch: terminal output`,
			safe`${formatRate(bytesPerSecond)}, ${counted(framesDropped ?? 0, 'frame')} dropped`,
		],
		[safe`midwatch: engine requests`, safe`${requests}/s`],
	];
}
