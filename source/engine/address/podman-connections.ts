import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {asObject, asString} from '../parse/json-fields.js';
import type {Machine} from './machine.js';
import {parseHost} from './parse-host.js';
import {parseSsh} from './parse-ssh.js';
import type {Address} from '../types.js';

/** What `podman system connection` keeps. */
type PodmanConnection = {
	readonly name: string;
	/** Or why there is none, in a sentence. */
	readonly address: Address | SafeText;
	readonly isDefault: boolean;
};

type Entry = {readonly uri: string; readonly identity?: string; readonly isMachine?: boolean};
type Found = {readonly entries: ReadonlyMap<string, Entry>; readonly chosen: string};

/** Of Podman 5's own file and of containers.conf, where Podman 4 has them; the former goes first. */
export function podmanConnections(machine: Machine): readonly PodmanConnection[] {
	const found = [...configFiles(machine).map(path => fromToml(textOf(path, machine))), fromJson(machine)];
	const entries = new Map(found.flatMap(one => [...one.entries]));
	const chosen = found.findLast(one => one.chosen !== '')?.chosen;
	return [...entries].map(([name, entry]) => ({
		name,
		address: addressOf(name, entry),
		isDefault: name === chosen,
	}));
}

function addressOf(name: string, {uri, identity, isMachine = false}: Entry): Address | SafeText {
	const rest = /^ssh:\/\/(.*)$/is.exec(uri)?.[1];
	if (rest === undefined) {
		return uri === '' ? safe`the Podman connection ${safeText(name, 100)} has no URI` : parseHost(uri, name);
	}

	// A virtual machine of Podman's own has a host key that is in no known_hosts.
	const isOwnMachine = isMachine && /@(?:127\.0\.0\.1|localhost|\[::1\])[:/]/.test(rest);
	return parseSsh(rest, name, {identity: identity || undefined, ...(isOwnMachine && {isOwnMachine})});
}

function configFolder({env, home}: Machine): string {
	return `${env['XDG_CONFIG_HOME'] || `${home}/.config`}/containers`;
}

/** The later ones overwrite the earlier. */
function configFiles(machine: Machine): readonly string[] {
	const only = machine.env['CONTAINERS_CONF'];
	if (only) {
		return [only];
	}

	const folders = ['/usr/share/containers', '/etc/containers', configFolder(machine)];
	return folders.flatMap(folder => [
		`${folder}/containers.conf`,
		...machine
			.listFolder(`${folder}/containers.conf.d`)
			.filter(name => name.endsWith('.conf'))
			.toSorted()
			.map(name => `${folder}/containers.conf.d/${name}`),
	]);
}

function textOf(path: string, machine: Machine): string {
	return machine.readFile(path)?.toString() ?? '';
}

function fromJson(machine: Machine): Found {
	const path = machine.env['PODMAN_CONNECTIONS_CONF'] || `${configFolder(machine)}/podman-connections.json`;
	const {Default, Connections} = asObject(asObject(parse(textOf(path, machine)))['Connection']);
	const entries = Object.entries(asObject(Connections)).map(([name, value]) => {
		const {URI, Identity, IsMachine} = asObject(value);
		return [name, {uri: asString(URI), identity: asString(Identity), isMachine: IsMachine === true}] as const;
	});
	return {entries: new Map(entries), chosen: asString(Default)};
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const header = /^\[([^\]]*)\]$/;
const destination = /^engine\.service_destinations\.(?:"([^"]+)"|'([^']+)'|([\w-]+))$/;
const setting = /^([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|(true|false))/;

/** Of TOML what `podman system connection add` writes: a table each, with strings in it. */
function fromToml(text: string): Found {
	const entries = new Map<string, Entry>();
	let chosen = '';
	let table = '';
	for (const line of text.split('\n').map(one => one.trim())) {
		table = header.exec(line)?.[1]?.trim() ?? table;
		const [, key, double, single, bool] = setting.exec(line) ?? [];
		const value = double?.replace(/\\(["\\])/g, '$1') ?? single ?? bool ?? '';
		const [, ...names] = destination.exec(table) ?? [];
		const name = names.find(one => one !== undefined);
		if (name !== undefined && key !== undefined) {
			const entry = entries.get(name) ?? {uri: ''};
			const next = {
				uri: {uri: value},
				identity: {identity: value},
				is_machine: {isMachine: value === 'true'},
			};
			entries.set(name, {...entry, ...(Object.hasOwn(next, key) && next[key as keyof typeof next])});
		} else if (table === 'engine' && key === 'active_service') {
			chosen = value;
		}
	}

	return {entries, chosen};
}
