import type {SimContainer} from '../fleet/demo-container.js';
import {networkNameOf} from '../fleet/fleet-networks.js';
import {parsePort} from '../fleet/fleet-ports.js';

/** Inspect's HostConfig: 0 and null where there is no limit, as the engine says it. */
export function hostConfigOf(container: SimContainer) {
	const {scenario, restart, memoryLimitBytes, cpuLimitCores, pidsLimit} = container;
	const binds = container.mounts
		.filter(({kind}) => kind !== 'anonymous')
		.map(({name, destination, isReadOnly}) => `${name}:${destination}${isReadOnly ? ':ro' : ''}`);
	return {
		Binds: binds.length === 0 ? null : binds,
		LogConfig: {Type: scenario.logDriver ?? 'json-file', Config: {}},
		NetworkMode: networkNameOf(scenario),
		PortBindings: portBindings(scenario.ports ?? []),
		RestartPolicy: {Name: restart.name, MaximumRetryCount: restart.retries ?? 0},
		AutoRemove: scenario.isAutoRemoved === true,
		Memory: memoryLimitBytes ?? 0,
		NanoCpus: Math.round((cpuLimitCores ?? 0) * 1e9),
		MemorySwap: 2 * (memoryLimitBytes ?? 0),
		PidsLimit: pidsLimit ?? null,
		...usual,
	};
}

/** What is the same for every container here. */
const usual = {
	ContainerIDFile: '',
	VolumeDriver: '',
	VolumesFrom: null,
	ConsoleSize: [0, 0],
	CapAdd: null,
	CapDrop: null,
	CgroupnsMode: 'private',
	Dns: [],
	DnsOptions: [],
	DnsSearch: [],
	ExtraHosts: null,
	GroupAdd: null,
	IpcMode: 'private',
	PidMode: '',
	Privileged: false,
	PublishAllPorts: false,
	ReadonlyRootfs: false,
	SecurityOpt: null,
	ShmSize: 67_108_864,
	Runtime: 'runc',
	CpuShares: 0,
	Cgroup: '',
	CgroupParent: '',
	OomScoreAdj: 0,
	UTSMode: '',
	UsernsMode: '',
	Isolation: '',
	Links: null,
	BlkioWeight: 0,
	Devices: [],
	DeviceCgroupRules: null,
	DeviceRequests: null,
	CpusetMems: '',
	MaskedPaths: ['/proc/kcore', '/sys/firmware'],
	ReadonlyPaths: ['/proc/sys'],
	CpuPeriod: 0,
	CpuQuota: 0,
	CpusetCpus: '',
	MemoryReservation: 0,
	MemorySwappiness: null,
	OomKillDisable: null,
	Ulimits: [],
};

function portBindings(specs: readonly string[]) {
	const published = specs.map(parsePort).filter(({publicPort}) => publicPort !== undefined);
	return Object.fromEntries(
		published.map(({privatePort, publicPort, protocol}) => [
			`${privatePort}/${protocol}`,
			[{HostIp: '', HostPort: String(publicPort)}],
		]),
	);
}
