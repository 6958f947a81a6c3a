import type {Json} from '../parse/json-fields.js';
import {parseBytes, parsePolicy} from '../../util/parse-quantity.js';
import {emptyBase, keptBase, type RunBase} from './run-base.js';
import {parsePorts} from './run-ports.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import {splitWords} from '../../util/split-words.js';

/** What is typed into the form of a new container, field by field; a switch is `yes` or empty. */
export type RunValues = Readonly<Record<RunField, string>>;

/** The form, and what a copy has beyond its fields. */
export type RunForm = {
	readonly values: RunValues;
	readonly base: RunBase;
	/** Ids of what of `base` is not to be carried over. */
	readonly left: readonly string[];
	/** What stands before `run` in its line for a shell; `docker` where nothing is said. */
	readonly cli?: readonly string[];
};

type Field = {
	readonly id: string;
	readonly label: string;
	readonly hint: string;
	readonly isSwitch?: boolean;
};

export const runFields = [
	{id: 'image', label: 'image', hint: 'name[:tag]; ctrl+n completes it from the images that are here'},
	{id: 'name', label: 'name', hint: 'empty: chosen by the engine'},
	{id: 'command', label: 'command', hint: "empty: the image's own"},
	{id: 'interactive', label: '-it', hint: 'a terminal, and attach to it', isSwitch: true},
	{id: 'env', label: 'env', hint: 'A=1 B="two words"; a name alone unsets it'},
	{id: 'ports', label: 'ports', hint: '8080:80 127.0.0.1:5432:5432/tcp 7200-7202:7200-7202'},
	{id: 'volumes', label: 'volumes', hint: 'name:/path /host/path:/path:ro /path'},
	{id: 'network', label: 'network', hint: 'bridge, host, none, or the name of one'},
	{id: 'restart', label: 'restart', hint: 'no, on-failure[:N], always, unless-stopped'},
	{id: 'memory', label: 'memory', hint: '512m, 2g'},
	{id: 'cpus', label: 'cpus', hint: '0.5, 2'},
	{id: 'labels', label: 'labels', hint: 'team=shop tier=web'},
	{id: 'remove', label: '--rm', hint: 'remove it when it ends', isSwitch: true},
] as const satisfies readonly Field[];

export type RunField = (typeof runFields)[number]['id'];

export const emptyRun = Object.fromEntries(runFields.map(({id}) => [id, ''])) as RunValues;

/** A form in which nothing is kept from another container. */
export function formOf(values: RunValues): RunForm {
	return {values, base: emptyBase, left: []};
}

type RunProblem = {readonly field: RunField; readonly words: SafeText};

/** What is wrong, in a sentence, and where; undefined: docker would take it. */
export function runProblem(values: RunValues): RunProblem | undefined {
	return problems.find(({field, isFine}) => !isFine(values[field]));
}

const everyWord = (isFine: (word: string) => boolean) => (text: string) => splitWords(text).every(isFine);
const isNamed = everyWord(word => word !== '' && !word.startsWith('='));

const problems: ReadonlyArray<RunProblem & {readonly isFine: (text: string) => boolean}> = [
	{field: 'image', words: safe`an image is needed`, isFine: text => text.trim() !== ''},
	{
		field: 'env',
		words: safe`env is like NAME=value, or a NAME alone, with quotes around spaces`,
		isFine: isNamed,
	},
	{
		field: 'ports',
		words: safe`ports are like 8080:80, 127.0.0.1:5432:5432/tcp or 7200-7202:7200-7202, up to 65535`,
		isFine: everyWord(word => parsePorts(word) !== undefined),
	},
	{
		field: 'volumes',
		words: safe`volumes are like name:/path, /host/path:/path:ro or /path`,
		isFine: everyWord(word => /^(?:\/[^:]*|[^:]+:\/[^:]*(?::[^:]+)?)$/.test(word)),
	},
	{
		field: 'restart',
		words: safe`restart is one of no, on-failure[:N], always, unless-stopped`,
		isFine: text => /^(?:|no|always|unless-stopped|on-failure(?::\d+)?)$/.test(text.trim()),
	},
	{
		field: 'memory',
		words: safe`memory is a number and one of b, k, m, g`,
		isFine: text => text.trim() === '' || parseBytes(text) !== undefined,
	},
	{
		field: 'cpus',
		words: safe`cpus is a number, 0 for no limit`,
		isFine: text => Number(text) >= 0 && Number.isFinite(Number(text)),
	},
	{field: 'labels', words: safe`labels are like name=value, with quotes around spaces`, isFine: isNamed},
];

/** The body of POST /containers/create: what is kept, and over it what the form shows. */
export function runSpec(form: RunForm): Json {
	const {values} = form;
	const {config, host} = keptBase(form);
	const ports = splitWords(values.ports).flatMap(word => parsePorts(word) ?? []);
	const command = splitWords(values.command);
	const volumes = splitWords(values.volumes);
	const endpoint = endpointOf(form);
	return {
		...config,
		Image: values.image.trim(),
		...(command.length > 0 && {Cmd: command}),
		Env: splitWords(values.env),
		Labels: Object.fromEntries(splitWords(values.labels).map(word => pairOf(word))),
		// A terminal without an input, or an input without a terminal, is no switch of the form's: it is kept.
		...(values.interactive === ''
			? {Tty: config['Tty'] === true, OpenStdin: config['OpenStdin'] === true}
			: {Tty: true, OpenStdin: true}),
		ExposedPorts: {
			...(config['ExposedPorts'] as object | undefined),
			...Object.fromEntries(ports.map(({inside}) => [inside, {}])),
		},
		Volumes: Object.fromEntries(volumes.filter(word => !word.includes(':')).map(path => [path, {}])),
		HostConfig: {
			...host,
			PortBindings: Object.fromEntries(
				Object.entries(Object.groupBy(ports, ({inside}) => inside)).map(([inside, found = []]) => [
					inside,
					found.map(({ip, outside}) => ({HostIp: ip, HostPort: outside})),
				]),
			),
			Binds: volumes.filter(word => word.includes(':')),
			...(values.network && {NetworkMode: values.network.trim()}),
			RestartPolicy: policyOf(values.restart.trim() || 'no'),
			...(values.memory && {Memory: parseBytes(values.memory)}),
			...(values.cpus && {NanoCpus: Math.round(Number(values.cpus) * 1e9)}),
			AutoRemove: values.remove !== '',
		},
		...(endpoint && {NetworkingConfig: {EndpointsConfig: endpoint}}),
	};
}

/** The network that the container is made in: the form's. What the copied one had set there stays with its own. */
export function mainNetwork(form: RunForm): {readonly name: string; readonly settings?: Json} {
	const {main, mode, networks} = keptBase(form);
	const typed = form.values.network.trim();
	const name = typed === mode ? main : typed;
	return {name, settings: networks[name]};
}

/** The networks that it is connected to after it was made, each with its settings there. */
export function furtherNetworks(form: RunForm): ReadonlyArray<readonly [name: string, settings: Json]> {
	const {main, networks} = keptBase(form);
	const {name} = mainNetwork(form);
	return Object.entries(networks).filter(([one]) => one !== main && one !== name);
}

function endpointOf(form: RunForm): Json | undefined {
	const {name, settings = {}} = mainNetwork(form);
	return Object.keys(settings).length > 0 ? {[name]: settings} : undefined;
}

function pairOf(word: string): readonly [name: string, value: string] {
	const equals = word.indexOf('=');
	return equals < 0 ? [word, ''] : [word.slice(0, equals), word.slice(equals + 1)];
}

function policyOf(text: string) {
	const {name, maximumRetries = 0} = parsePolicy(text);
	return {Name: name, MaximumRetryCount: maximumRetries};
}
