import {byteText} from '../../util/parse-quantity.js';
import {quoteWord} from '../../util/split-words.js';
import {asArray, asObject, asText} from '../parse/json-fields.js';
import {mountText} from './mount-text.js';

/** A flag of `docker run` and its value; none: the flag alone. */
export type RunOption = readonly [flag: string, value?: string];

/** What a field of the create API is called, and its flags; no flags: it is as it would be anyway. */
export type RunOptionRow = {
	readonly label: string;
	readonly toOptions: (value: unknown) => readonly RunOption[];
	/** Where the flags don't say all of it. */
	readonly toWords?: (value: unknown) => string;
};

type Row = readonly [
	field: string,
	label: string,
	toOptions: RunOptionRow['toOptions'],
	toWords?: RunOptionRow['toWords'],
];

const one =
	(flag: string, ...usual: ReadonlyArray<string | number | boolean>) =>
	(value: unknown): readonly RunOption[] =>
		value === null || value === undefined || value === '' || usual.some(plain => plain === value)
			? []
			: [[flag, asText(value)]];
const number = (flag: string, ...usual: readonly number[]) => one(flag, 0, ...usual);
const bytes =
	(flag: string, ...usual: readonly number[]) =>
	(value: unknown): readonly RunOption[] =>
		number(
			flag,
			...usual,
		)(value).map(([name]) => [
			name,
			typeof value === 'number' && value > 0 ? byteText(value) : asText(value),
		]);
const each =
	(flag: string, toWord: (entry: unknown) => string = asText) =>
	(value: unknown): readonly RunOption[] =>
		asArray(value).map(entry => [flag, toWord(entry)]);
const pairs =
	(flag: string, separator = '=') =>
	(value: unknown): readonly RunOption[] =>
		Object.entries(asObject(value)).map(([name, text]) => [
			flag,
			text === '' ? name : `${name}${separator}${asText(text)}`,
		]);
const keys = (flag: string) => (value: unknown) =>
	Object.entries(asObject(value)).map(([name]): RunOption => [flag, name]);
const on = (flag: string) => (value: unknown) => (value === true ? [[flag] as const] : []);
const silent = () => [];

const limited = (field: string) => (entry: unknown) => {
	const {Path: path, [field]: limit} = asObject(entry);
	return `${asText(path)}:${asText(limit)}`;
};

const configRows: readonly Row[] = [
	['User', 'user', one('--user')],
	['Entrypoint', 'entrypoint', entrypoint, value => asArray(value).map(quoted).join(' ')],
	['WorkingDir', 'working folder', one('--workdir')],
	['Hostname', 'host name', one('--hostname')],
	['Domainname', 'domain', one('--domainname')],
	['Healthcheck', 'health check', healthCheck],
	['StopSignal', 'stop signal', one('--stop-signal')],
	['StopTimeout', 'stop timeout', one('--stop-timeout')],
	['ExposedPorts', 'exposed ports', keys('--expose')],
	['MacAddress', 'MAC address', one('--mac-address')],
	['Tty', 'terminal', on('-t')],
	['OpenStdin', 'input kept open', on('-i')],
	// How docker's own client was attached to it.
	...['AttachStdin', 'AttachStdout', 'AttachStderr', 'StdinOnce', 'ArgsEscaped'].map((field): Row => [
		field,
		field,
		silent,
	]),
];

const hostRows: readonly Row[] = [
	['ReadonlyRootfs', 'read-only root', on('--read-only')],
	['Privileged', 'privileged', on('--privileged')],
	['CapDrop', 'capabilities dropped', each('--cap-drop')],
	['CapAdd', 'capabilities added', each('--cap-add')],
	['SecurityOpt', 'security options', each('--security-opt', securityOption)],
	['MaskedPaths', 'system paths', value => isEmptyList(value, ['--security-opt', 'systempaths=unconfined'])],
	// Goes with MaskedPaths.
	['ReadonlyPaths', 'read-only paths', silent],
	['PidsLimit', 'processes at most', number('--pids-limit')],
	['Mounts', 'mounts', each('--mount', mountText)],
	['VolumesFrom', 'volumes from', each('--volumes-from')],
	['VolumeDriver', 'volume driver', one('--volume-driver')],
	['Tmpfs', 'tmpfs', pairs('--tmpfs', ':')],
	['StorageOpt', 'storage options', pairs('--storage-opt')],
	['ShmSize', 'shared memory', bytes('--shm-size', 64 * 1024 * 1024)],
	['Devices', 'devices', each('--device', device)],
	['DeviceCgroupRules', 'device rules', each('--device-cgroup-rule')],
	['DeviceRequests', 'device requests', value => asArray(value).flatMap(entry => deviceRequest(entry))],
	['ExtraHosts', 'extra hosts', each('--add-host')],
	['Dns', 'DNS servers', each('--dns')],
	['DnsSearch', 'DNS search', each('--dns-search')],
	['DnsOptions', 'DNS options', each('--dns-option')],
	['Links', 'links', each('--link')],
	['PublishAllPorts', 'all ports published', on('-P')],
	['GroupAdd', 'groups', each('--group-add')],
	['Sysctls', 'sysctls', pairs('--sysctl')],
	['Ulimits', 'ulimits', each('--ulimit', ulimit)],
	['Init', 'init', value => (value === false ? [['--init=false']] : on('--init')(value))],
	['Runtime', 'runtime', one('--runtime', 'runc', 'oci')],
	['Isolation', 'isolation', one('--isolation', 'default')],
	['IpcMode', 'IPC', one('--ipc', 'private')],
	['PidMode', 'PIDs', one('--pid', 'private')],
	['UTSMode', 'UTS', one('--uts', 'private')],
	['UsernsMode', 'user namespace', one('--userns', 'private')],
	['CgroupnsMode', 'cgroup namespace', one('--cgroupns', 'private')],
	['CgroupParent', 'cgroup parent', one('--cgroup-parent')],
	['LogConfig', 'log', logConfig],
	['Annotations', 'annotations', pairs('--annotation')],
	['MemorySwap', 'memory and swap', bytes('--memory-swap')],
	['MemoryReservation', 'memory reserved', bytes('--memory-reservation')],
	['MemorySwappiness', 'swappiness', one('--memory-swappiness', -1)],
	['KernelMemory', 'kernel memory', bytes('--kernel-memory')],
	['OomKillDisable', 'no OOM kill', on('--oom-kill-disable')],
	['OomScoreAdj', 'OOM score', number('--oom-score-adj')],
	['CpuShares', 'CPU shares', number('--cpu-shares')],
	['CpuPeriod', 'CPU period', number('--cpu-period')],
	['CpuQuota', 'CPU quota', number('--cpu-quota')],
	['CpuRealtimePeriod', 'real-time period', number('--cpu-rt-period')],
	['CpuRealtimeRuntime', 'real-time runtime', number('--cpu-rt-runtime')],
	['CpusetCpus', 'CPUs', one('--cpuset-cpus')],
	['CpusetMems', 'memory nodes', one('--cpuset-mems')],
	['BlkioWeight', 'disk weight', number('--blkio-weight')],
	['BlkioWeightDevice', 'disk weights', each('--blkio-weight-device', limited('Weight'))],
	['BlkioDeviceReadBps', 'bytes read per second', each('--device-read-bps', limited('Rate'))],
	['BlkioDeviceWriteBps', 'bytes written per second', each('--device-write-bps', limited('Rate'))],
	['BlkioDeviceReadIOps', 'reads per second', each('--device-read-iops', limited('Rate'))],
	['BlkioDeviceWriteIOps', 'writes per second', each('--device-write-iops', limited('Rate'))],
	['CpuCount', 'CPU count', number('--cpu-count')],
	['CpuPercent', 'CPU per cent', number('--cpu-percent')],
	['IOMaximumIOps', 'I/O per second', number('--io-maxiops')],
	['IOMaximumBandwidth', 'I/O bandwidth', number('--io-maxbandwidth')],
	// The size of the terminal that started it, and a file that only docker's client writes.
	['ConsoleSize', 'console size', silent],
	['ContainerIDFile', 'id file', silent],
];

/** Settings in one network: the parts of `--network name=…`, but for links. */
const networkRows: readonly Row[] = [
	['IPAMConfig', 'address', addresses],
	['Aliases', 'aliases', each('alias')],
	[
		'DriverOpts',
		'driver options',
		value => Object.entries(asObject(value)).map(pair => ['driver-opt', pair.join('=')]),
	],
	['GwPriority', 'gateway priority', number('gw-priority')],
	['Links', 'links', each('--link')],
];

const tableOf = (rows: readonly Row[]): ReadonlyMap<string, RunOptionRow> =>
	new Map(rows.map(([field, label, toOptions, toWords]) => [field, {label, toOptions, toWords}]));

/** Every field that has a flag of `docker run`, in the order in which they are told. */
export const configOptions = tableOf(configRows);
export const hostOptions = tableOf(hostRows);
export const networkOptions = tableOf(networkRows);

function quoted(word: unknown): string {
	return quoteWord(asText(word));
}

/** The flag takes one word only: `docker run` has the others before the command. */
function entrypoint(value: unknown): readonly RunOption[] {
	const [first] = asArray(value);
	return first === undefined ? [] : [['--entrypoint', asText(first)]];
}

function healthCheck(value: unknown): readonly RunOption[] {
	const {Test: test, Interval, Timeout, StartPeriod, StartInterval, Retries} = asObject(value);
	const [kind, ...command] = asArray(test).map(asText);
	if (kind === 'NONE') {
		return [['--no-healthcheck']];
	}

	const time = (flag: string, nanoseconds: unknown) =>
		number(flag)(nanoseconds).map(([, text]): RunOption => [flag, durationText(Number(text))]);
	return [
		...(command.length > 0 ? [['--health-cmd', command.join(' ')] as const] : []),
		...time('--health-interval', Interval),
		...time('--health-timeout', Timeout),
		...time('--health-start-period', StartPeriod),
		...time('--health-start-interval', StartInterval),
		...number('--health-retries')(Retries),
	];
}

function durationText(nanoseconds: number): string {
	const units = [
		['s', 1e9],
		['ms', 1e6],
	] as const;
	const [unit, size] = units.find(([, each]) => nanoseconds % each === 0) ?? ['ns', 1];
	return `${nanoseconds / size}${unit}`;
}

/** docker's client sends the profile's text; its flag takes the path of a file. */
function securityOption(entry: unknown): string {
	return asText(entry).replace(/^seccomp[=:]\{.*/s, 'seccomp=profile.json');
}

function isEmptyList(value: unknown, option: RunOption): readonly RunOption[] {
	return Array.isArray(value) && value.length === 0 ? [option] : [];
}

function device(entry: unknown): string {
	const {PathOnHost: outside, PathInContainer: inside, CgroupPermissions: may} = asObject(entry);
	return [outside, inside, may].map(asText).filter(Boolean).join(':');
}

function deviceRequest(entry: unknown): readonly RunOption[] {
	const {
		Driver: driver,
		Count: count,
		DeviceIDs: ids,
		Capabilities: sets,
		Options: options,
	} = asObject(entry);
	const devices = asArray(ids).map(asText);
	if (driver === 'cdi') {
		return devices.map(id => ['--device', id]);
	}

	const capabilities = asArray(asArray(sets)[0])
		.map(asText)
		.filter(word => word !== 'gpu');
	const parts = [
		devices.length > 0 ? `device=${devices.join(',')}` : `count=${count === -1 ? 'all' : asText(count)}`,
		...(driver === '' || typeof driver !== 'string' ? [] : [`driver=${driver}`]),
		...(capabilities.length > 0 ? [`capabilities=${capabilities.join(',')}`] : []),
		...Object.entries(asObject(options)).map(pair => `options=${pair.join('=')}`),
	];
	return [['--gpus', parts.map(part => (part.includes(',') ? `"${part}"` : part)).join(',')]];
}

function ulimit(entry: unknown): string {
	const {Name: name, Soft: soft, Hard: hard} = asObject(entry);
	return `${asText(name)}=${asText(soft)}:${asText(hard)}`;
}

function logConfig(value: unknown): readonly RunOption[] {
	const {Type: driver, Config: settings} = asObject(value);
	return [...one('--log-driver', 'json-file')(driver), ...pairs('--log-opt')(settings)];
}

function addresses(value: unknown): readonly RunOption[] {
	const {IPv4Address, IPv6Address, LinkLocalIPs} = asObject(value);
	return [...one('ip')(IPv4Address), ...one('ip6')(IPv6Address), ...each('link-local-ip')(LinkLocalIPs)];
}
