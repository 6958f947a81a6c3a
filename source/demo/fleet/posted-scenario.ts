import {imageCommand} from './fleet-images.js';
import {shop} from '../scenarios/pick-scenario.js';
import {silent} from '../scenarios/log-profiles.js';
import {fieldsOf, numberOf, textOf, textRecordOf, textsOf, type Fields} from './posted.js';
import {restartPolicyOf} from './restart-policy.js';
import type {Probe, Scenario} from './scenario.js';
import {runProgram, type Program, type Step} from './demo-shell.js';

/** Makes a posted create body a scenario. */
export function scenarioOf(name: string, body: Fields): Scenario {
	const host = fieldsOf(body['HostConfig']);
	const reference = textOf(body['Image']) ?? '';
	const twin = shop.find(row => row.image === reference);
	const command = textsOf(body['Cmd']) ?? twin?.command ?? imageCommand;
	const entrypoint = textsOf(body['Entrypoint']);
	const isOwn = String(command) === String(twin?.command);
	const program = isOwn ? undefined : runProgram([...(entrypoint ?? []), ...command]);
	return {
		...(program ? programBehaviour(program) : twinBehaviour(twin)),
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
		cpuLimitCores: coresOf(host),
		memoryLimitBytes: numberOf(host['Memory']),
		pidsLimit: numberOf(host['PidsLimit']),
		restart: restartPolicyOf(host['RestartPolicy']),
		probe: probeOf(fieldsOf(body['Healthcheck'])),
		begins: {state: 'created', agoMs: 0},
	};
}

const quiet = {cpuPercent: 0.5, memoryBytes: 9 * 2 ** 20};

/** As the shop's container of that image, or as something quiet. */
function twinBehaviour({logs, processes, load, ending}: Partial<Scenario> = {}) {
	return {logs: logs ?? silent, processes, load: load ?? quiet, ending};
}

/** As a program that the demo's shell knows. Without a trap a container's first process ignores SIGTERM. */
function programBehaviour({steps, exitCode}: Program) {
	const {opening, endsMs} = openingOf(steps);
	const ending = exitCode === undefined ? undefined : {afterMs: Math.max(5, endsMs), exitCode};
	return {logs: {opening}, load: quiet, ending, stopsAfterMs: 'never' as const};
}

function openingOf(steps: readonly Step[]) {
	let endsMs = 0;
	const opening = steps.flatMap(({waitMs, text, isError}) => {
		endsMs += waitMs;
		return (text?.split('\n') ?? []).map(line => ({text: line, isError, atMs: endsMs}));
	});
	return {opening, endsMs};
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
	return [...(textsOf(host['Binds']) ?? []), ...Object.keys(fieldsOf(body['Volumes']))];
}

const secondNs = 1e9;

function probeOf(check: Fields): Probe | undefined {
	const [kind, ...command] = textsOf(check['Test']) ?? [];
	if (kind === undefined || kind === 'NONE') {
		return undefined;
	}

	return {
		command: command.join(' '),
		intervalMs: (numberOf(check['Interval']) ?? 30 * secondNs) / 1e6,
		retries: numberOf(check['Retries']) ?? 3,
		result: () => ({exitCode: 0, output: ''}),
	};
}
