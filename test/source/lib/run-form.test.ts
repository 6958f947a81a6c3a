import {expect, test} from 'vitest';
import {runValuesOf} from '../../../source/engine/run-values.js';
import {emptyRun, runLine, runProblem, runSpec, type RunValues} from '../../../source/lib/run-form.js';

const values = (changes: Partial<RunValues>): RunValues => ({...emptyRun, image: 'shop/app:1.4', ...changes});

const full = values({
	name: 'web',
	command: `sh -c 'echo "hi there"; sleep 5'`,
	env: 'MODE=prod GREETING="two words" DB_PASSWORD=hunter2',
	ports: '8080:80 127.0.0.1:5432:5432/tcp 53/udp',
	volumes: 'data:/data /srv:/srv:ro',
	network: 'front',
	restart: 'on-failure:3',
	memory: '512m',
	cpus: '0.5',
	labels: 'team=shop lonely',
	remove: 'yes',
});

test('a form becomes the body that creates the container', () => {
	expect(runSpec(full)).toEqual({
		Image: 'shop/app:1.4',
		Cmd: ['sh', '-c', 'echo "hi there"; sleep 5'],
		Env: ['MODE=prod', 'GREETING=two words', 'DB_PASSWORD=hunter2'],
		Labels: {team: 'shop', lonely: ''},
		Tty: false,
		OpenStdin: false,
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
	const spec = runSpec(values({}));
	expect(spec).not.toHaveProperty('Cmd');
	expect(spec['HostConfig']).toEqual({PortBindings: {}, Binds: [], AutoRemove: false});
});

test('the line says the same for a shell, with secrets masked', () => {
	expect(runLine(full)).toBe(
		[
			"docker run -d --rm --name web -e MODE=prod -e 'GREETING=two words' -e 'DB_PASSWORD=••••••'",
			'-p 8080:80 -p 127.0.0.1:5432:5432/tcp -p 53/udp -v data:/data -v /srv:/srv:ro',
			'-l team=shop -l lonely --network front --restart on-failure:3 --memory 512m --cpus 0.5',
			`shop/app:1.4 sh -c 'echo "hi there"; sleep 5'`,
		].join(' '),
	);
	expect(runLine(values({image: '', interactive: 'yes'}))).toBe('docker run -it IMAGE');
});

test.each([
	[{image: ' '}, 'an image'],
	[{ports: '8080:http'}, 'ports'],
	[{ports: '1.2.3:80:80'}, 'ports'],
	[{env: 'PATH'}, 'env'],
	[{volumes: '/only/one'}, 'volumes'],
	[{volumes: 'data:relative'}, 'volumes'],
	[{memory: 'lots'}, 'memory'],
	[{restart: 'sometimes'}, 'restart'],
	[{cpus: '0'}, 'cpus'],
	[{cpus: 'two'}, 'cpus'],
] satisfies ReadonlyArray<[Partial<RunValues>, string]>)(
	'%o can not be run, and it says why',
	(changes, word) => {
		expect(runProblem(values(changes))).toContain(word);
	},
);

test('a copy of a container asks for the same as the container had', () => {
	const spec = runSpec(full);
	const inspected = {
		Config: {Image: spec['Image'], Cmd: spec['Cmd'], Env: spec['Env'], Labels: spec['Labels']},
		HostConfig: spec['HostConfig'],
	};
	expect(runSpec(runValuesOf(inspected))).toEqual(spec);
});
