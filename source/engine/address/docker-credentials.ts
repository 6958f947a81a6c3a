import {errorWords} from '../../text/error-words.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {EngineError} from '../transport/engine-error.js';
import {asObject, asString, type Json} from '../parse/json-fields.js';
import {configFolder, type Machine} from './machine.js';

/** What a pull or a search may say of who asks. Made for one request and kept nowhere. */
export type RegistryAuth = {
	/** The value of X-Registry-Auth; undefined where `docker login` knows nothing of that registry. */
	readonly header?: string;
	/** Why there is none although there should be one. */
	readonly problem?: SafeText;
};

export type Credentials = (registry: string, signal: AbortSignal) => Promise<RegistryAuth>;

/** Runs a program with `input` on its stdin. Throws when it can't, or takes too long. */
export type RunHelper = (
	program: string,
	args: readonly string[],
	input: string,
	signal: AbortSignal,
) => Promise<{readonly status: number | null; readonly output: string}>;

/** Docker Hub's name in docker's own configuration. */
const hub = 'https://index.docker.io/v1/';

/** The registry that an engine asks for this image: the part before the first slash where it looks like a host. */
export function registryOf(name: string): string {
	const [first = '', ...rest] = name.split('/');
	const isHost =
		rest.length > 0 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
	return !isHost || first === 'docker.io' || first === 'index.docker.io' ? hub : first;
}

/** As the docker CLI looks for them: a helper for that registry, a helper for all, then config.json itself. */
export function dockerCredentials(machine: Machine, runHelper: RunHelper): Credentials {
	return async (registry, signal) => {
		const config = readConfig(machine);
		const helper = asString(asObject(config['credHelpers'])[registry]) || asString(config['credsStore']);
		if (helper === '') {
			return {header: headerOf(entryOf(asObject(config['auths']), registry), registry)};
		}

		try {
			return {header: headerOf(await askHelper(helper, registry, runHelper, signal), registry)};
		} catch (error) {
			const words = errorWords(error, 200);
			return {problem: safe`docker-credential-${safeText(helper, 40)}: ${words}`};
		}
	};
}

/** Registries and engines have many words for it. */
const wantsLogin = /unauthorized|authentication required|no basic auth|denied|\b401\b/i;

/** Says whose credentials are taken, where none were and some are wanted. */
export function withLoginHint(error: unknown, {header, problem}: RegistryAuth, registry: string): unknown {
	return error instanceof EngineError && header === undefined && wantsLogin.test(error.words)
		? new EngineError(
				error.kind,
				error.words,
				problem ??
					safe`midwatch takes the credentials that docker login ${safeText(hostOf(registry), 100)} keeps here`,
			)
		: error;
}

function readConfig(machine: Machine): Json {
	return parse(machine.readFile(`${configFolder(machine)}/config.json`)?.toString() ?? '');
}

/** Neither its output nor what is wrong with it is ever told: it holds a secret. */
async function askHelper(
	helper: string,
	registry: string,
	runHelper: RunHelper,
	signal: AbortSignal,
): Promise<Json> {
	if (!/^[\w.-]+$/.test(helper)) {
		throw new Error('not a name of a helper');
	}

	const {status, output} = await runHelper(`docker-credential-${helper}`, ['get'], registry, signal);
	if (status !== 0) {
		if (/credentials not found/i.test(output)) {
			return {};
		}

		throw new Error(`failed with status ${status ?? 'unknown'}`);
	}

	const {Username: username, Secret: secret} = parse(output);
	if (asString(secret) === '') {
		throw new Error('its answer holds no credentials');
	}

	return username === '<token>' ? {identitytoken: secret} : {username, password: secret};
}

/** Docker writes a registry as a host, or as an address with a scheme and a path. */
function entryOf(auths: Json, registry: string): Json {
	const key =
		Object.keys(auths).find(one => one === registry) ??
		Object.keys(auths).find(one => hostOf(one) === registry);
	const entry = asObject(key === undefined ? undefined : auths[key]);
	const [username, password] = userOf(asString(entry['auth']));
	return {
		username: username || entry['username'],
		password: password || entry['password'],
		identitytoken: entry['identitytoken'],
		registrytoken: entry['registrytoken'],
	};
}

function hostOf(address: string): string {
	return address.replace(/^https?:\/\//, '').replace(/\/.*$/s, '');
}

/** `user:password` in base64; a password may hold colons. */
function userOf(auth: string): readonly [user: string, password: string] {
	const plain = Buffer.from(auth, 'base64').toString();
	const colon = plain.indexOf(':');
	return colon < 1 ? ['', ''] : [plain.slice(0, colon), plain.slice(colon + 1).replace(/\0+$/, '')];
}

/** Undefined where there is nothing to say. Engines want the padding that Node's own base64url leaves out. */
function headerOf(entry: Json, registry: string): string | undefined {
	const known = Object.entries(entry).filter(([, value]) => typeof value === 'string' && value !== '');
	return known.length === 0
		? undefined
		: Buffer.from(JSON.stringify({...Object.fromEntries(known), serveraddress: registry}))
				.toString('base64')
				.replaceAll('+', '-')
				.replaceAll('/', '_');
}

/** What isn't JSON is as nothing; the parser's complaint would quote it. */
function parse(text: string): Json {
	try {
		return asObject(JSON.parse(text));
	} catch {
		return {};
	}
}
