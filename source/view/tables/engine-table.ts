import type {HostInfo} from '../../engine/types.js';
import {formatBytes, formatPercent, unknown} from '../../text/format.js';
import {sumKnown} from '../../util/sum-known.js';
import {safeText, t, type SafeText} from '../../text/safe-text.js';
import type {State} from '../../store/state.js';
import {clockWords} from '../clock-words.js';
import {defineTable, dimColumn} from './define-table.js';

type FactRow = {readonly id: string; readonly name: SafeText; readonly value: SafeText};

/** `docker version` and `docker info`, and what all containers together take of the host. */
export const engineTable = defineTable<undefined, FactRow>({
	id: 'engine',
	label: 'Engine',
	kind: 'engine',
	noun: 'lines',
	empty: t`nothing is known of the engine yet`,
	rows(_none, state) {
		const {host, url, label, clockOffsetMs} = state.fleet.connection;
		const facts = host
			? [
					...addressFacts(label, url),
					...hostFacts(host),
					clockFact(clockOffsetMs),
					...sumFacts(host, state),
					...ownFacts(state),
				]
			: [];
		return facts.map(([name, value]) => ({id: name, name, value}));
	},
	reads: ({fleet}) => [fleet.connection, fleet.usage.settled, fleet.budget],
	columns: [
		dimColumn('what', t`WHAT`, ({name}) => name),
		{id: 'value', title: t`VALUE`, isFlexible: true, cell: ({value}) => ({text: value})},
	],
	notes: (_none, {fleet}) => fleet.connection.host?.warnings ?? [],
});

type Fact = readonly [SafeText, SafeText];

function addressFacts(label: SafeText, url: SafeText): readonly Fact[] {
	return [[t`address`, t`${url} (${label})`]];
}

function hostFacts(host: HostInfo): readonly Fact[] {
	const {serverVersion, apiVersion, cgroupVersion, cgroupDriver, isRootless} = host;
	return [
		[t`name`, host.name ?? unknown],
		[t`version`, t`${serverVersion ?? unknown} (API ${apiVersion ?? unknown})`],
		[t`operating system`, host.operatingSystem ?? unknown],
		[t`kernel`, host.kernel ?? unknown],
		[t`CPUs`, host.cpus === undefined ? unknown : t`${host.cpus}`],
		[t`memory`, formatBytes(host.memoryBytes)],
		[t`storage driver`, host.storageDriver ?? unknown],
		[t`logging driver`, host.loggingDriver ?? unknown],
		[t`cgroups`, cgroupVersion === undefined ? unknown : t`v${cgroupVersion} (${cgroupDriver ?? unknown})`],
		[t`data root`, host.rootDir ?? unknown],
		[t`runs as`, isRootless === undefined ? unknown : isRootless ? t`rootless` : t`root`],
	];
}

function clockFact(offsetMs: number | undefined): Fact {
	return [t`clock`, offsetMs === undefined ? unknown : clockWords(offsetMs)];
}

function sumFacts(host: HostInfo, {fleet}: State): readonly Fact[] {
	const latest = [...fleet.usage.settled.values()].map(history => history.latest);
	const cpu = sumKnown(latest.map(({cpuPercent}) => cpuPercent));
	const memory = sumKnown(latest.map(({memoryBytes}) => memoryBytes));
	const all = host.cpus === undefined ? unknown : t`${host.cpus * 100}`;
	return [
		[t`CPU of all containers`, t`${formatPercent(cpu)} % of ${all} %`],
		[t`memory of all containers`, t`${formatBytes(memory)} of ${formatBytes(host.memoryBytes)}`],
	];
}

/** What midwatch itself takes. */
function ownFacts({fleet}: State): readonly Fact[] {
	const {cpuPercent, residentBytes, bytesPerSecond, requestsPerSecond, framesDropped} = fleet.budget;
	const requests = requestsPerSecond === undefined ? unknown : safeText(requestsPerSecond.toFixed(1));
	return [
		[t`midwatch: CPU`, t`${formatPercent(cpuPercent)} % of one core`],
		[t`midwatch: memory`, formatBytes(residentBytes)],
		[t`midwatch: to the terminal`, t`${formatBytes(bytesPerSecond)}/s, ${framesDropped ?? 0} frames dropped`],
		[t`midwatch: to the engine`, t`${requests} requests/s`],
	];
}
