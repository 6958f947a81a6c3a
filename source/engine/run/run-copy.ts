import {isDeepStrictEqual} from 'node:util';
import {byteText} from '../../util/parse-quantity.js';
import {quoteWord} from '../../util/split-words.js';
import {asArray, asNumber, asObject, asString, type Json} from '../parse/json-fields.js';
import type {RunBase} from './run-base.js';
import {emptyRun, type RunForm, type RunValues} from './run-form.js';
import {portWord} from './run-ports.js';

/**
 * A container's inspect JSON as the form that makes another like it, under a name of its own. What it has from its
 * image, whose inspect JSON is the other, the copy has from there too.
 */
export function runCopyOf(json: unknown, image?: unknown): RunForm {
	const raw = asObject(json);
	const host = asObject(raw['HostConfig']);
	const own = ownConfig(asObject(raw['Config']), asObject(asObject(image)['Config']));
	const published = Object.keys(asObject(host['PortBindings']));
	const config = {...own, ExposedPorts: without(asObject(own['ExposedPorts']), published)};
	const values = valuesOf(config, host);
	return {values, base: baseOf(raw, config, host), left: []};
}

/** The form's fields. */
function valuesOf(config: Json, host: Json): RunValues {
	const policy = asObject(host['RestartPolicy']);
	const retries = asNumber(policy['MaximumRetryCount']) ?? 0;
	const memory = asNumber(host['Memory']) ?? 0;
	const nanoCpus = asNumber(host['NanoCpus']) ?? 0;
	return {
		...emptyRun,
		image: asString(config['Image']),
		command: words(config['Cmd']),
		interactive: isInteractive(config) ? 'yes' : '',
		env: words(config['Env']),
		ports: Object.entries(asObject(host['PortBindings']))
			.flatMap(([inside, outside]) => asArray(outside).map(binding => bindingWord(inside, binding)))
			.join(' '),
		volumes: words([...asArray(host['Binds']), ...Object.keys(asObject(config['Volumes']))]),
		network: networkOf(host),
		restart: `${asString(policy['Name']).replace(/^no$/, '')}${retries > 0 ? `:${retries}` : ''}`,
		memory: memory > 0 ? byteText(memory) : '',
		cpus: nanoCpus > 0 ? String(nanoCpus / 1e9) : '',
		labels: words(
			Object.entries(asObject(config['Labels'])).map(([name, value]) => `${name}=${asString(value)}`),
		),
		remove: host['AutoRemove'] === true ? 'yes' : '',
	};
}

const formConfig = ['Image', 'Cmd', 'Env', 'Labels', 'Volumes'];
const formHost = [
	'PortBindings',
	'Binds',
	'NetworkMode',
	'RestartPolicy',
	'Memory',
	'NanoCpus',
	'AutoRemove',
];

/** Everything else that the create API takes. */
function baseOf(raw: Json, config: Json, host: Json): RunBase {
	const id = asString(raw['Id']);
	const mode = networkOf(host);
	const all = asObject(asObject(raw['NetworkSettings'])['Networks']);
	const networks = Object.fromEntries(
		Object.entries(all).map(([name, settings]) => [name, settingsOf(asObject(settings), id)]),
	);
	return {
		config: without(config, [
			...formConfig,
			...(isInteractive(config) ? ['Tty', 'OpenStdin'] : []),
			...(isNameShared(host) ? ['Hostname', 'Domainname'] : []),
			// What the engine made of the id.
			...(asString(config['Hostname']) === id.slice(0, 12) ? ['Hostname'] : []),
		]),
		host: {
			...without(host, [...formHost, ...(isUsualSwap(host) ? ['MemorySwap'] : [])]),
			...(asArray(host['Links']).length > 0 && {Links: asArray(host['Links']).map(link => linkWord(link))}),
		},
		mode,
		main: mainOf(mode, all),
		networks,
	};
}

function networkOf(host: Json): string {
	return asString(host['NetworkMode']).replace(/^default$/, '');
}

/** The mode names its network by name or id; the engine's default has a name that differs with the engine. */
function mainOf(mode: string, networks: Json): string {
	const names = Object.keys(networks);
	return (
		names.find(name => name === mode) ??
		names.find(name => asString(asObject(networks[name])['NetworkID']) === mode) ??
		(names.length === 1 && (mode === '' || mode === 'bridge') ? names[0] : undefined) ??
		(mode === '' ? 'bridge' : mode)
	);
}

/** What was asked for in a network, without what the engine gave; it adds the short id to the aliases. */
function settingsOf(network: Json, id: string): Json {
	const aliases = asArray(network['Aliases']).filter(alias => asString(alias) !== id.slice(0, 12));
	const {IPAMConfig, Links, DriverOpts, GwPriority} = network;
	const settings = {IPAMConfig, Links, DriverOpts, GwPriority, Aliases: aliases};
	return Object.fromEntries(
		Object.entries(settings).filter(([, value]) =>
			typeof value === 'object' ? Object.keys(value ?? {}).length > 0 : Boolean(value),
		),
	);
}

/** Its names are another's, whom the engine refuses to rename. */
function isNameShared(host: Json): boolean {
	return asString(host['NetworkMode']).startsWith('container:') || host['UTSMode'] === 'host';
}

function isInteractive(config: Json): boolean {
	return config['Tty'] === true && config['OpenStdin'] === true;
}

/** Twice the memory is what the engine gives by itself, and it must change with it. */
function isUsualSwap(host: Json): boolean {
	const memory = asNumber(host['Memory']) ?? 0;
	return asNumber(host['MemorySwap']) === 2 * memory;
}

/** The engine tells `/db:/web/database` of what was asked for as `db:database`. */
function linkWord(link: unknown): string {
	const [target = '', alias = ''] = asString(link).split(':');
	return `${target.replace(/^\//, '')}:${alias.replace(/^.*\//, '')}`;
}

function bindingWord(inside: string, binding: unknown): string {
	const {HostIp: ip, HostPort: outside} = asObject(binding);
	return portWord({inside, ip: asString(ip), outside: asString(outside)});
}

function words(list: unknown): string {
	return asArray(list)
		.map(word => quoteWord(asString(word)))
		.join(' ');
}

function without(fields: Json, names: readonly string[]): Json {
	return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** A container's Config without what is its image's, as the engine puts the two together. */
function ownConfig(config: Json, image: Json): Json {
	const isSame = (name: string) => isDeepStrictEqual(config[name] ?? null, image[name] ?? null);
	const inherited = ['User', 'WorkingDir', 'StopSignal', 'Shell', 'OnBuild', 'Healthcheck'];
	const fromImage = new Set(asArray(image['Env']));
	return {
		...without(
			config,
			inherited.filter(name => isSame(name)),
		),
		...ownCommand(config, image),
		Env: asArray(config['Env']).filter(entry => !fromImage.has(entry)),
		Labels: ownEntries(config['Labels'], image['Labels']),
		Volumes: ownEntries(config['Volumes'], image['Volumes']),
		ExposedPorts: ownEntries(config['ExposedPorts'], image['ExposedPorts']),
	};
}

/** An entrypoint of one's own takes the image's command away, one of `''` takes both away. */
function ownCommand(config: Json, image: Json): Json {
	const {Cmd: command, Entrypoint: entrypoint} = config;
	const hadEntrypoint = asArray(image['Entrypoint']).length > 0;
	const isImagesEntrypoint = isDeepStrictEqual(asArray(entrypoint), asArray(image['Entrypoint']));
	const isImagesCommand = isDeepStrictEqual(asArray(command), asArray(image['Cmd']));
	if (isImagesEntrypoint && (isImagesCommand || asArray(command).length > 0)) {
		return {Cmd: isImagesCommand ? [] : command, Entrypoint: undefined};
	}

	return {
		Cmd: command,
		Entrypoint: asArray(entrypoint).length === 0 && hadEntrypoint ? [''] : entrypoint,
	};
}

function ownEntries(fields: unknown, images: unknown): Json {
	const there = asObject(images);
	return Object.fromEntries(
		Object.entries(asObject(fields)).filter(([name, value]) => !isDeepStrictEqual(there[name], value)),
	);
}
