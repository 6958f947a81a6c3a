import {expect, test} from 'vitest';
import {
	emptyRun,
	formOf,
	runProblem,
	runSpec,
	type RunValues,
} from '../../../../source/engine/run/run-form.js';
import {runLine} from '../../../../source/engine/run/run-line.js';

const values = (changes: Partial<RunValues>): RunValues => ({...emptyRun, image: 'shop/app:1.4', ...changes});

const full = values({
	name: 'web',
	command: `sh -c 'echo "hi there"; sleep 5'`,
	env: 'MODE=prod GREETING="two words" DB_PASSWORD=hunter2',
	ports: '8080:80 127.0.0.1:5432:5432/tcp 53/udp',
	volumes: 'data:/data /srv:/srv:ro /scratch',
	network: 'front',
	restart: 'on-failure:3',
	memory: '512m',
	cpus: '0.5',
	labels: 'team=shop lonely',
	remove: 'yes',
});

test('a form becomes the body that creates the container', () => {
	expect(runSpec(formOf(full))).toEqual({
		Image: 'shop/app:1.4',
		Cmd: ['sh', '-c', 'echo "hi there"; sleep 5'],
		Env: ['MODE=prod', 'GREETING=two words', 'DB_PASSWORD=hunter2'],
		Labels: {team: 'shop', lonely: ''},
		Tty: false,
		OpenStdin: false,
		Volumes: {'/scratch': {}},
		ExposedPorts: {'80/tcp': {}, '5432/tcp': {}, '53/udp': {}},
		HostConfig: {
			PortBindings: {
				'80/tcp': [{HostIp: '', HostPort: '8080'}],
				'5432/tcp': [{HostIp: '127.0.0.1', HostPort: '5432'}],
				'53/udp': [{HostIp: '', HostPort: ''}],
			},
			Binds: ['data:/data', '/srv:/srv:ro'],
			NetworkMode: 'front',
			RestartPolicy: {Name: 'on-failure', MaximumRetryCount: 3},
			Memory: 512 * 1024 * 1024,
			NanoCpus: 500_000_000,
			AutoRemove: true,
		},
	});
});

test('an image alone is enough, and leaves everything else to the image and the engine', () => {
	expect(runProblem(values({}))).toBeUndefined();
	const spec = runSpec(formOf(values({})));
	expect(spec).not.toHaveProperty('Cmd');
	expect(spec['HostConfig']).toEqual({
		PortBindings: {},
		Binds: [],
		RestartPolicy: {Name: 'no', MaximumRetryCount: 0},
		AutoRemove: false,
	});
	expect(spec).not.toHaveProperty('NetworkingConfig');
});

test('the line says the same for a shell', () => {
	expect(runLine(formOf(full))).toBe(
		[
			"docker run -d --rm --name web -e MODE=prod -e 'GREETING=two words' -e DB_PASSWORD=hunter2",
			'-p 8080:80 -p 127.0.0.1:5432:5432/tcp -p 53/udp -v data:/data -v /srv:/srv:ro -v /scratch',
			'-l team=shop -l lonely --network front --restart on-failure:3 --memory 512m --cpus 0.5',
			`shop/app:1.4 sh -c 'echo "hi there"; sleep 5'`,
		].join(' '),
	);
	expect(runLine(formOf(values({image: '', interactive: 'yes'})))).toBe('docker run -it IMAGE');
});

test.each([
	[{image: ' '}, 'image', 'an image'],
	[{ports: '8080:http'}, 'ports', 'ports'],
	[{ports: '1.2.3:x:80'}, 'ports', 'ports'],
	[{ports: '99999:80'}, 'ports', 'ports'],
	[{ports: '7200-7201:7200-7202'}, 'ports', 'ports'],
	[{ports: '80/icmp'}, 'ports', 'ports'],
	[{env: '=x'}, 'env', 'env'],
	[{labels: '=x'}, 'labels', 'labels'],
	[{volumes: 'data:relative'}, 'volumes', 'volumes'],
	[{volumes: 'relative'}, 'volumes', 'volumes'],
	[{memory: 'lots'}, 'memory', 'memory'],
	[{restart: 'sometimes'}, 'restart', 'restart'],
	[{cpus: '-1'}, 'cpus', 'cpus'],
	[{cpus: 'two'}, 'cpus', 'cpus'],
	[{cpus: 'Infinity'}, 'cpus', 'cpus'],
] satisfies ReadonlyArray<[Partial<RunValues>, string, string]>)(
	'%o can not be run, and it says where and why',
	(changes, field, word) => {
		const problem = runProblem(values(changes));
		expect(problem?.field).toBe(field);
		expect(problem?.words).toContain(word);
	},
);

test.each([
	{env: 'LONE A=1'},
	{ports: '7200-7202:7200-7202'},
	{ports: '[::1]:80:80 ::1:81:81 127.0.0.1::9001/udp 8000-8010:80'},
	{ports: 'published=8080,target=80'},
	{volumes: '/only/one data:/d:rw,z'},
	{cpus: '0'},
	{cpus: '.5'},
	{memory: '1.5GiB'},
	{memory: '0'},
	{restart: 'on-failure:0'},
] satisfies ReadonlyArray<Partial<RunValues>>)('%o is taken, as docker takes it', changes => {
	expect(runProblem(values(changes))).toBeUndefined();
});

test('ranges of ports are as many bindings, each in its place', () => {
	const {ExposedPorts, HostConfig} = runSpec(
		formOf(values({ports: '7200-7201:7300-7301 8000-8010:80 [::1]:9:9 127.0.0.1::9001/udp'})),
	) as {ExposedPorts: object; HostConfig: {PortBindings: object}};
	expect(Object.keys(ExposedPorts)).toEqual(Object.keys(HostConfig.PortBindings));
	expect(HostConfig.PortBindings).toEqual({
		'7300/tcp': [{HostIp: '', HostPort: '7200'}],
		'7301/tcp': [{HostIp: '', HostPort: '7201'}],
		'80/tcp': [{HostIp: '', HostPort: '8000-8010'}],
		'9/tcp': [{HostIp: '::1', HostPort: '9'}],
		'9001/udp': [{HostIp: '127.0.0.1', HostPort: ''}],
	});
});

test('the line for a shell is for the engine that the form is for', () => {
	const line = (cli: readonly string[]) =>
		runLine({...formOf(values({image: 'app', interactive: 'yes'})), cli});
	expect(line(['docker', '-H', 'ssh://ops@db3'])).toBe('docker -H ssh://ops@db3 run -it app');
	expect(line(['podman', '--connection', 'my box; rm'])).toBe("podman --connection 'my box; rm' run -it app");
});
