import type {SimImage} from './fleet-resources.js';
import {shop} from '../scenarios/pick-scenario.js';
import {silent} from '../scenarios/log-profiles.js';
import {boxImage} from './fleet-images.js';
import {notFound} from './oci-error.js';
import {fieldsOf, numberOf, textOf, textRecordOf, textsOf, type Fields} from './posted.js';
import {behaviourOf} from './program-behaviour.js';
import {restartPolicyOf} from './restart-policy.js';
import type {Probe, Scenario} from './scenario.js';
import {runProgram} from './shell.js';

/** Makes a posted create body a scenario. */
export function scenarioOf(name: string, body: Fields, image: SimImage): Scenario {
	const host = fieldsOf(body['HostConfig']);
	const reference = textOf(body['Image']) ?? '';
	const command = textsOf(body['Cmd']) ?? [...image.command];
	const entrypoint = textsOf(body['Entrypoint']);
	const cpuQuota = numberOf(host['CpuQuota']);
	return {
		...behaviour(reference, [...(entrypoint ?? []), ...command]),
		name,
		image: reference,
		command,
		entrypoint,
		labels: textRecordOf(body['Labels']),
		env: textsOf(body['Env']),
		ports: portsOf(body, host),
		volumes: volumesOf(body, host),
		network: networkOf(host),
		hasTty: body['Tty'] === true,
		hasStdin: body['OpenStdin'] === true,
		isAutoRemoved: host['AutoRemove'] === true,
		logDriver: textOf(fieldsOf(host['LogConfig'])['Type']),
		cpuLimitCores: coresOf(host) ?? (cpuQuota && cpuQuota / (numberOf(host['CpuPeriod']) ?? 100_000)),
		memoryLimitBytes: numberOf(host['Memory']),
		pidsLimit: numberOf(host['PidsLimit']),
		restart: restartPolicyOf(host['RestartPolicy']),
		probe: probeOf(fieldsOf(body['Healthcheck'])),
		begins: {state: 'created', agoMs: 0},
	};
}

const quiet = {cpuPercent: 0.5, memoryBytes: 9 * 2 ** 20};

/** As a program that the demo knows, as the shop's container of that image, or as something quiet. */
function behaviour(image: string, command: readonly string[]) {
	const program = runProgram(command);
	if (program !== undefined) {
		return behaviourOf(program);
	}

	if (image.startsWith(boxImage)) {
		return {logs: silent, load: quiet, startError: notFound('create', command[0])};
	}

	const twin = shop.find(row => row.image === image);
	const {logs = silent, processes, load = quiet, ending} = twin ?? {};
	return {logs, processes, load, ending};
}

function networkOf(host: Fields): string {
	const network = textOf(host['NetworkMode']);
	return network === undefined || network === 'default' ? 'bridge' : network;
}

export function coresOf(host: Fields): number | undefined {
	const nanos = numberOf(host['NanoCpus']);
	return nanos && nanos / 1e9;
}

function portsOf(body: Fields, host: Fields): string[] {
	const exposed = Object.keys(fieldsOf(body['ExposedPorts']));
	const bound = Object.entries(fieldsOf(host['PortBindings']));
	const published = bound.map(([port, bindings]) => {
		const first: unknown = Array.isArray(bindings) ? bindings[0] : undefined;
		return `${textOf(fieldsOf(first)['HostPort']) ?? '32768'}:${port}`;
	});
	return [...published, ...exposed.filter(port => !bound.some(([name]) => name === port))];
}

function volumesOf(body: Fields, host: Fields): string[] {
	const mounts: readonly unknown[] = Array.isArray(host['Mounts']) ? host['Mounts'] : [];
	return [
		...(textsOf(host['Binds']) ?? []),
		...mounts
			.map(fieldsOf)
			.filter(({Type}) => Type === 'volume' || Type === 'bind')
			.map(mountSpec),
		...Object.keys(fieldsOf(body['Volumes'])),
	];
}

function mountSpec({Source, Target, ReadOnly}: Fields): string {
	const parts = [textOf(Source), textOf(Target), ReadOnly === true ? 'ro' : undefined];
	return parts.filter(part => part !== undefined).join(':');
}

const secondNs = 1e9;

function probeOf(check: Fields): Probe | undefined {
	const [kind, ...command] = textsOf(check['Test']) ?? [];
	if (kind === undefined || kind === 'NONE') {
		return undefined;
	}

	const program = runProgram(kind === 'CMD-SHELL' ? ['sh', '-c', command.join(' ')] : command);
	const output = (program?.steps ?? [])
		.flatMap(({line}) => (line ? [`${String(line.text)}\n`] : []))
		.join('');
	return {
		command: command.join(' '),
		intervalMs: (numberOf(check['Interval']) ?? 30 * secondNs) / 1e6,
		retries: numberOf(check['Retries']) ?? 3,
		result: () => ({exitCode: program?.exitCode ?? 0, output}),
	};
}
