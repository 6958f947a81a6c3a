import type {World} from '../fleet/world.js';
import {json, type Answer} from '../http/answer.js';
import type {Call, Route} from '../http/route.js';
import {apiVersion, minApiVersion} from '../http/version.js';
import {goTime} from '../stamp.js';

const serverVersion = '28.5.2';
const kernel = '6.12.48-demo';

const pingHeaders = {
	'Builder-Version': '2',
	'Cache-Control': 'no-cache, no-store, must-revalidate',
	Pragma: 'no-cache',
	Swarm: 'inactive',
};

const ping = (text: string) => (): Answer => ({kind: 'text', status: 200, text, headers: pingHeaders});

const version = (): Answer =>
	json({
		Platform: {Name: 'midwatch demo'},
		Components: [
			{
				Name: 'Engine',
				Version: serverVersion,
				Details: {
					ApiVersion: apiVersion,
					Arch: 'amd64',
					KernelVersion: kernel,
					MinAPIVersion: minApiVersion,
					Os: 'linux',
				},
			},
		],
		Version: serverVersion,
		ApiVersion: apiVersion,
		MinAPIVersion: minApiVersion,
		GitCommit: 'demo',
		GoVersion: 'go1.24.9',
		Os: 'linux',
		Arch: 'amd64',
		KernelVersion: kernel,
		BuildTime: '2026-09-15T11:02:57.000000000+00:00',
	});

function info({world}: Call): Answer {
	const count = (...states: string[]) =>
		[...world.containers.values()].filter(({state}) => states.includes(state)).length;
	return json({
		ID: 'd3m0d3m0-0000-4000-8000-00000000d3m0',
		Containers: world.containers.size,
		ContainersRunning: count('running', 'restarting'),
		ContainersPaused: count('paused'),
		ContainersStopped: count('created', 'exited', 'dead'),
		Images: world.images.size,
		...storage,
		...hostOf(world),
		NEventsListener: world.events.listeners(),
		Swarm: {
			NodeID: '',
			NodeAddr: '',
			LocalNodeState: 'inactive',
			ControlAvailable: false,
			Error: '',
			RemoteManagers: null,
		},
		LiveRestoreEnabled: false,
		SecurityOptions: ['name=apparmor', 'name=seccomp,profile=builtin', 'name=cgroupns'],
		Warnings: ['WARNING: this is a simulated engine'],
	});
}

const storage = {
	Driver: 'overlay2',
	DriverStatus: [
		['Backing Filesystem', 'extfs'],
		['Supports d_type', 'true'],
		['Native Overlay Diff', 'true'],
	],
	Plugins: {
		Volume: ['local'],
		Network: ['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay'],
		Authorization: null,
		Log: ['awslogs', 'fluentd', 'gelf', 'journald', 'json-file', 'local', 'splunk', 'syslog'],
	},
	MemoryLimit: true,
	SwapLimit: true,
	CpuCfsPeriod: true,
	CpuCfsQuota: true,
	CPUShares: true,
	CPUSet: true,
	PidsLimit: true,
	IPv4Forwarding: true,
	Debug: false,
	OomKillDisable: false,
	LoggingDriver: 'json-file',
	CgroupDriver: 'systemd',
	CgroupVersion: '2',
	DockerRootDir: '/var/lib/docker',
	IndexServerAddress: 'https://index.docker.io/v1/',
	DefaultRuntime: 'runc',
	Runtimes: {runc: {path: 'runc'}},
	InitBinary: 'docker-init',
	ContainerdCommit: {ID: ''},
	RuncCommit: {ID: ''},
	InitCommit: {ID: ''},
	GenericResources: null,
	Isolation: '',
	RegistryConfig: {IndexConfigs: {}, InsecureRegistryCIDRs: ['127.0.0.0/8'], Mirrors: null},
	CDISpecDirs: [],
};

function hostOf({host, clock}: World) {
	return {
		Name: host.name,
		NCPU: host.cpus,
		MemTotal: host.memoryBytes,
		SystemTime: goTime(clock.now()),
		KernelVersion: kernel,
		OperatingSystem: 'Debian GNU/Linux 13 (trixie)',
		OSVersion: '13',
		OSType: 'linux',
		Architecture: 'x86_64',
		ServerVersion: serverVersion,
		ExperimentalBuild: false,
		Labels: [],
		HttpProxy: '',
		HttpsProxy: '',
		NoProxy: '',
	};
}

export const systemRoutes: readonly Route[] = [
	{method: 'GET', path: '/_ping', run: ping('OK')},
	{method: 'HEAD', path: '/_ping', run: ping('')},
	{method: 'GET', path: '/version', run: version},
	{method: 'GET', path: '/info', run: info},
];
