import {asNumber, asObject, asObjects, asString, type Json} from '../../engine/parse/json-fields.js';
import {counted} from '../../text/format.js';
import {healthCheck} from './health-check-text.js';
import {bytesText, pairs, prefixed, quoted, runRows, texts, timeText, type Fact} from './summary-text.js';

export function containerRows(raw: Json): readonly Fact[] {
	const config = asObject(raw['Config']);
	const host = asObject(raw['HostConfig']);
	return [
		['name', [asString(raw['Name']).replace(/^\//, '')]],
		[
			'command',
			[
				[asString(raw['Path']), ...texts(raw['Args'])]
					.map(word => quoted(word))
					.join(' ')
					.trim(),
			],
		],
		['image', [asString(config['Image'])]],
		['state', [stateText(asObject(raw['State']))]],
		['restart policy', [policyText(asObject(host['RestartPolicy']), asNumber(raw['RestartCount']) ?? 0)]],
		['limits', limits(host)],
		['ports', ports(asObject(raw['NetworkSettings']), host)],
		['mounts', asObjects(raw['Mounts']).map(mount => mountText(mount))],
		['networks', networks(asObject(raw['NetworkSettings']), host)],
		[
			'health check',
			healthCheck(asObject(config['Healthcheck']), asObject(asObject(raw['State'])['Health'])),
		],
		...runRows(config),
		['created', [timeText(raw['Created'])]],
		['privileges', privileges(host)],
		['log driver', [asString(asObject(host['LogConfig'])['Type'])]],
		['labels', pairs(config['Labels'])],
	];
}

function stateText(state: Json): string {
	const status = asString(state['Status']);
	const code = asNumber(state['ExitCode']) ?? 0;
	const isOver = status === 'exited' || status === 'dead' || status === 'restarting';
	return [
		isOver ? `${status}, exit code ${code}` : status,
		state['OOMKilled'] === true ? 'out of memory' : '',
		asString(state['Error']),
		status === 'created'
			? ''
			: prefixed(isOver ? 'since' : 'started', timeText(state[isOver ? 'FinishedAt' : 'StartedAt'])),
	]
		.filter(Boolean)
		.join(', ');
}

function policyText(policy: Json, restarts: number): string {
	const most = asNumber(policy['MaximumRetryCount']) ?? 0;
	const name = asString(policy['Name']) || 'no';
	return `${name}${most > 0 ? `, at most ${counted(most, 'time')}` : ''}${restarts > 0 ? `, restarted ${counted(restarts, 'time')}` : ''}`;
}

function limits(host: Json): readonly string[] {
	const cores = (asNumber(host['NanoCpus']) ?? 0) / 1e9;
	const quota = asNumber(host['CpuQuota']) ?? 0;
	const ofQuota = quota > 0 ? quota / (asNumber(host['CpuPeriod']) || 100_000) : 0;
	const pids = asNumber(host['PidsLimit']) ?? 0;
	const set = [
		prefixed('memory', bytesText(host['Memory'])),
		prefixed('memory reserved', bytesText(host['MemoryReservation'])),
		cores || ofQuota ? `CPUs ${cores || ofQuota}` : '',
		prefixed('CPU set', asString(host['CpusetCpus'])),
		pids > 0 ? `processes ${pids}` : '',
	].filter(Boolean);
	return set.length > 0 ? [set.join(', ')] : ['none'];
}

/** Those in use; of one that doesn't run those that it would have. */
function ports(settings: Json, host: Json): readonly string[] {
	const inUse = Object.entries(asObject(settings['Ports']));
	const all = inUse.length > 0 ? inUse : Object.entries(asObject(host['PortBindings']));
	return all.flatMap(([port, bindings]) => {
		const published = asObjects(bindings).map(
			({HostIp: ip, HostPort: on}) => `${asString(ip) || '*'}:${asString(on) || 'any port'} → ${port}`,
		);
		return published.length > 0 ? published.sort() : [`${port}, not published`];
	});
}

function mountText(mount: Json): string {
	const from = asString(mount['Name']) || asString(mount['Source']);
	const mode = mount['RW'] === false ? ', read-only' : '';
	return `${asString(mount['Destination'])} ← ${asString(mount['Type'])} ${from}${mode}`;
}

function networks(settings: Json, host: Json): readonly string[] {
	const all = Object.entries(asObject(settings['Networks'])).map(([name, entry]) => {
		const network = asObject(entry);
		const aliases = texts(network['Aliases']).join(', ');
		return [name, asString(network['IPAddress']), aliases === '' ? '' : `as ${aliases}`]
			.filter(Boolean)
			.join('  ');
	});
	return all.length > 0 ? all : [asString(host['NetworkMode'])];
}

function privileges(host: Json): readonly string[] {
	return [
		[
			host['Privileged'] === true ? 'privileged' : '',
			host['ReadonlyRootfs'] === true ? 'read-only root' : '',
			...texts(host['CapAdd']).map(name => `+${name}`),
			...texts(host['CapDrop']).map(name => `-${name}`),
		]
			.filter(Boolean)
			.join(', '),
	];
}
