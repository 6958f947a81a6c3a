import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {contextAddress, currentContext} from './docker-context.js';
import {configFolder, type Machine} from './machine.js';
import {parseHost, unixAddress, defaultSocket} from './parse-host.js';
import type {Address} from '../types.js';
import {usualSockets} from './usual-sockets.js';

export type Resolved =
	| {readonly kind: 'found'; readonly address: Address; readonly tried: readonly string[]}
	/** No socket is there yet: the address is docker's default, to be tried again and again. */
	| {readonly kind: 'none'; readonly address: Address; readonly tried: readonly string[]}
	/** No docker context has this name: something else may. */
	| {readonly kind: 'unknown'; readonly name: string; readonly from: SafeText}
	/** What was asked for can't be: one sentence with the fix. */
	| {readonly kind: 'bad'; readonly sentence: SafeText};

export type Asked = {readonly host?: string; readonly context?: string};

/** Which engine, in docker's own order: flags, environment, the current context, then the sockets that exist. */
export function resolveHost({host, context}: Asked, machine: Machine): Resolved {
	const {env} = machine;
	if (host !== undefined && context !== undefined) {
		return {kind: 'bad', sentence: safe`--host and --context name two engines: give one of them`};
	}

	if (host !== undefined) {
		return withCli(namedHost(host, safe`--host`, machine), ['docker', '-H', host]);
	}

	if (context !== undefined && context !== 'default') {
		return withCli(namedContext(context, safe`--context`, machine), ['docker', '--context', context]);
	}

	if (env['DOCKER_HOST']) {
		return namedHost(env['DOCKER_HOST'], safe`DOCKER_HOST`, machine);
	}

	if (context === undefined) {
		const fromEnv = env['DOCKER_CONTEXT'] || undefined;
		const chosen = fromEnv ?? currentContext(machine);
		if (chosen !== undefined && chosen !== 'default') {
			const from = safe`${safeText(configFolder(machine))}/config.json`;
			return namedContext(chosen, fromEnv === undefined ? from : safe`DOCKER_CONTEXT`, machine);
		}
	}

	return usualSocket(machine);
}

/** What the environment says is said to the CLI, too. */
function withCli(resolved: Resolved, cli: readonly string[]): Resolved {
	return resolved.kind === 'found' ? {...resolved, address: {...resolved.address, cli}} : resolved;
}

function namedContext(name: string, from: SafeText, machine: Machine): Resolved {
	const address = contextAddress(name, machine);
	return address === undefined ? {kind: 'unknown', name, from} : found(address, from);
}

export function found(address: Address | SafeText, from: SafeText): Exclude<Resolved, {kind: 'unknown'}> {
	return typeof address === 'string'
		? {kind: 'bad', sentence: safe`${from}: ${address}`}
		: {kind: 'found', address, tried: [`${from}: ${address.url}`]};
}

function namedHost(host: string, from: SafeText, machine: Machine): Resolved {
	const isLocal = /^(?:unix|ssh):\/\//i.test(host);
	const tls = isLocal ? undefined : tlsOf(machine);
	return typeof tls === 'string'
		? {kind: 'bad', sentence: tls}
		: found(parseHost(host, labelOf(host), tls), from);
}

/** A machine that is named is called by its name, with user, port and path where they are given: each makes it another engine. */
function labelOf(host: string): string {
	return /^ssh:\/\/(.+)$/is.exec(host)?.[1] ?? 'default';
}

/** As the docker CLI's, but that the engine's certificate is always verified: DOCKER_TLS alone doesn't turn that off. */
function tlsOf(machine: Machine): Address['tls'] | SafeText {
	const {env, readFile} = machine;
	if (!env['DOCKER_TLS_VERIFY'] && !env['DOCKER_TLS']) {
		return undefined;
	}

	const folder = env['DOCKER_CERT_PATH'] || configFolder(machine);
	const [ca, cert, key] = ['ca', 'cert', 'key'].map(name => readFile(`${folder}/${name}.pem`));
	const missing =
		ca === undefined
			? safe`ca.pem`
			: cert && !key
				? safe`key.pem`
				: key && !cert
					? safe`cert.pem`
					: undefined;
	return missing === undefined
		? {ca, cert, key}
		: safe`TLS is on, but ${safeText(folder)}/${missing} can't be read: set DOCKER_CERT_PATH to the folder of ca.pem, cert.pem and key.pem`;
}

function usualSocket(machine: Machine): Resolved {
	const tried: string[] = [];
	for (const {label, path} of usualSockets(machine)) {
		tried.push(`unix://${path}`);
		if (machine.exists(path)) {
			return {kind: 'found', address: unixAddress(path, label), tried};
		}
	}

	return {kind: 'none', address: unixAddress(defaultSocket, 'default'), tried};
}
