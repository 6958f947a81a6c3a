import {isRunning, shortId, type SimContainer} from '../fleet/demo-container.js';
import {probesOf} from '../fleet/health-checks.js';
import {networkNameOf} from '../fleet/fleet-networks.js';
import {parsePort, portsOf} from '../fleet/fleet-ports.js';
import type {World} from '../fleet/world.js';
import {json} from '../http/answer.js';
import {aboutContainer, type Route} from '../http/route.js';
import {goTime} from '../stamp.js';
import {endpointOf} from './endpoint-route.js';
import {hostConfigOf} from './host-config.js';
import {mountBody} from './mount-body.js';

const dataRoot = '/var/lib/docker';

export const containerInspect: readonly Route[] = [
	{
		method: 'GET',
		path: '/containers/{}/json',
		run: aboutContainer((container, {world}) => json(inspect(world, container))),
	},
];

function inspect(world: World, container: SimContainer) {
	const {id, name, scenario, createdMs, restartCount} = container;
	const {entrypoint = [], command} = scenario;
	const [path = '', ...args] = [...entrypoint, ...command];
	return {
		Id: id,
		Created: goTime(createdMs, 127),
		Path: path,
		Args: args,
		State: stateOf(world, container),
		Image: container.imageId,
		...pathsOf(container),
		Name: `/${name}`,
		RestartCount: restartCount,
		Driver: 'overlay2',
		Platform: 'linux',
		MountLabel: '',
		ProcessLabel: '',
		AppArmorProfile: 'docker-default',
		ExecIDs: null,
		HostConfig: hostConfigOf(container),
		GraphDriver: {Data: {MergedDir: `${dataRoot}/overlay2/${shortId(container)}/merged`}, Name: 'overlay2'},
		Mounts: container.mounts.map(mountBody),
		Config: configOf(container),
		NetworkSettings: networkSettingsOf(world, container),
	};
}

function pathsOf({id, scenario}: SimContainer) {
	const directory = `${dataRoot}/containers/${id}`;
	const isReadable = (scenario.logDriver ?? 'json-file') === 'json-file';
	return {
		ResolvConfPath: `${directory}/resolv.conf`,
		HostnamePath: `${directory}/hostname`,
		HostsPath: `${directory}/hosts`,
		LogPath: isReadable ? `${directory}/${id}-json.log` : '',
	};
}

function stateOf(world: World, container: SimContainer) {
	const {state, pid, exitCode, error, startedMs, finishedMs} = container;
	return {
		Status: state,
		Running: isRunning(container) || state === 'restarting',
		Paused: state === 'paused',
		Restarting: state === 'restarting',
		OOMKilled: container.isOomKilled,
		Dead: false,
		Pid: pid,
		ExitCode: exitCode,
		Error: error,
		StartedAt: goTime(startedMs, 261),
		FinishedAt: goTime(finishedMs, 733),
		...(container.health === undefined ? {} : {Health: healthOf(world, container)}),
	};
}

function healthOf(world: World, container: SimContainer) {
	return {
		Status: container.health,
		FailingStreak: container.failingStreak,
		Log: probesOf(world, container).map(({startMs, endMs, exitCode, output}) => ({
			Start: goTime(startMs, 88),
			End: goTime(endMs, 506),
			ExitCode: exitCode,
			Output: output,
		})),
	};
}

function configOf(container: SimContainer) {
	const {scenario} = container;
	const {probe} = scenario;
	return {
		Hostname: shortId(container),
		Domainname: '',
		User: '',
		AttachStdin: false,
		AttachStdout: false,
		AttachStderr: false,
		ExposedPorts: Object.fromEntries((scenario.ports ?? []).map(spec => [portKey(parsePort(spec)), {}])),
		Tty: scenario.hasTty === true,
		OpenStdin: scenario.hasStdin === true,
		StdinOnce: false,
		Env: scenario.env ?? null,
		Cmd: scenario.command,
		...(probe && {
			Healthcheck: {
				Test: ['CMD-SHELL', probe.command],
				Interval: probe.intervalMs * 1_000_000,
				Retries: probe.retries,
			},
		}),
		Image: scenario.image,
		Volumes: null,
		WorkingDir: '',
		Entrypoint: scenario.entrypoint ?? null,
		OnBuild: null,
		Labels: container.labels,
	};
}

function portKey({privatePort, protocol}: {privatePort: number; protocol: string}): string {
	return `${privatePort}/${protocol}`;
}

function networkSettingsOf(world: World, container: SimContainer) {
	const ports = portsOf(container).map(port => [
		portKey(port),
		port.publicPort === undefined
			? null
			: ['0.0.0.0', '::'].map(ip => ({HostIp: ip, HostPort: String(port.publicPort)})),
	]);
	const network = networkNameOf(container.scenario);
	const endpoint = endpointOf(world, container);
	return {
		Bridge: '',
		SandboxID: isRunning(container) ? container.id : '',
		SandboxKey: isRunning(container) ? `/var/run/docker/netns/${shortId(container)}` : '',
		Ports: Object.fromEntries(ports),
		HairpinMode: false,
		LinkLocalIPv6Address: '',
		LinkLocalIPv6PrefixLen: 0,
		SecondaryIPAddresses: null,
		SecondaryIPv6Addresses: null,
		...(network === 'bridge' ? pickAddress(endpoint) : noAddress),
		Networks: {[network]: endpoint},
	};
}

type Endpoint = ReturnType<typeof endpointOf>;

/** The old place of the address, which only the default bridge still fills. */
function pickAddress({EndpointID, Gateway, IPAddress, IPPrefixLen, MacAddress}: Endpoint) {
	return {...noAddress, EndpointID, Gateway, IPAddress, IPPrefixLen, MacAddress};
}

const noAddress = {
	EndpointID: '',
	Gateway: '',
	GlobalIPv6Address: '',
	GlobalIPv6PrefixLen: 0,
	IPAddress: '',
	IPPrefixLen: 0,
	IPv6Gateway: '',
	MacAddress: '',
};
