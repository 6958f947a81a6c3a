import type {HostInfo} from '../engine/types.js';
import {formatBytes, formatPercent} from '../lib/format.js';
import {safeText, t, type SafeText} from '../lib/safe-text.js';
import type {State} from '../store/state.js';
import {tableView} from './table-pane.js';

/** `docker version` and `docker info`, and what all containers together take of the host. */
export const engine = tableView({
	id: 'engine',
	label: 'Engine',
	rows: 'engine',
	empty: t`nothing is known of the engine yet`,
	columns: [{title: t`WHAT`}, {title: t`VALUE`, isFlexible: true}],
	staleAfter: [],
	everyMs: 1000,
	async load(_engine, state) {
		const {host, url, label} = state.fleet.connection;
		const facts = host ? [...addressFacts(label, url), ...hostFacts(host), ...useFacts(host, state)] : [];
		return {
			rows: facts.map(([what, value]) => ({
				id: what,
				name: what,
				cells: [{text: what, tone: 'dim' as const}, {text: value}],
			})),
			notes: host?.warnings ?? [],
		};
	},
});

type Fact = readonly [SafeText, SafeText];

function addressFacts(label: SafeText, url: SafeText): readonly Fact[] {
	return [[t`address`, t`${url} (${label})`]];
}

function hostFacts(host: HostInfo): readonly Fact[] {
	return [
		[t`name`, host.name],
		[t`version`, t`${host.serverVersion} (API ${host.apiVersion})`],
		[t`operating system`, host.operatingSystem],
		[t`kernel`, host.kernel],
		[t`CPUs`, t`${host.cpus}`],
		[t`memory`, formatBytes(host.memoryBytes)],
		[t`storage driver`, host.storageDriver],
		[t`logging driver`, host.loggingDriver],
		[t`cgroups`, t`v${host.cgroupVersion ?? safeText('?')} (${host.cgroupDriver ?? safeText('?')})`],
		[t`data root`, host.rootDir],
		[t`runs as`, host.isRootless ? t`rootless` : t`root`],
	];
}

function useFacts(host: HostInfo, {fleet}: State): readonly Fact[] {
	const latest = [...fleet.usage.byId.values()].map(history => history.latest);
	const cpu = latest.reduce((sum, {cpuPercent}) => sum + (cpuPercent ?? 0), 0);
	const memory = latest.reduce((sum, {memoryBytes}) => sum + (memoryBytes ?? 0), 0);
	return [
		[t`CPU of all containers`, t`${formatPercent(cpu)} % of ${host.cpus * 100} %`],
		[t`memory of all containers`, t`${formatBytes(memory)} of ${formatBytes(host.memoryBytes)}`],
	];
}
