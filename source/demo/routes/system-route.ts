import {json, type Answer} from '../http/answer.js';
import type {Call, Route} from '../http/route.js';
import {goTime} from '../stamp.js';

const kernel = '6.12.48-demo';

const ping = (): Answer => ({
	kind: 'whole',
	status: 200,
	contentType: 'text/plain; charset=utf-8',
	body: 'OK',
});

const version = ({world: {host}}: Call): Answer =>
	json({
		Platform: {Name: 'midwatch demo'},
		Components: [{Name: 'Engine', Version: host.engineVersion}],
		Version: host.engineVersion,
		ApiVersion: host.apiVersion,
		Os: 'linux',
		Arch: 'amd64',
		KernelVersion: kernel,
	});

const info = ({world: {host, clock}}: Call): Answer =>
	json({
		ID: 'd3m0d3m0-0000-4000-8000-00000000d3m0',
		Name: host.name,
		NCPU: host.cpus,
		MemTotal: host.memoryBytes,
		SystemTime: goTime(clock.now()),
		KernelVersion: kernel,
		OperatingSystem: 'Debian GNU/Linux 13 (trixie)',
		OSType: 'linux',
		ServerVersion: host.engineVersion,
		Driver: 'overlay2',
		LoggingDriver: 'json-file',
		CgroupDriver: 'systemd',
		CgroupVersion: '2',
		DockerRootDir: '/var/lib/docker',
		SecurityOptions: ['name=apparmor', 'name=seccomp,profile=builtin', 'name=cgroupns'],
		Warnings: ['WARNING: this is a simulated engine'],
	});

export const systemRoutes: readonly Route[] = [
	{method: 'GET', path: '/_ping', run: ping},
	{method: 'GET', path: '/version', run: version},
	{method: 'GET', path: '/info', run: info},
];
