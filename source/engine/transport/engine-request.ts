import {stringify} from 'node:querystring';
import type Docker from 'dockerode';

/** What dockerode hands to its modem. */
export type DialOptions = Parameters<Docker['modem']['dial']>[0];

/** One request, as it is sent. */
export type EngineRequest = {
	readonly method: string;
	/** Without a version: every engine then speaks its own newest. */
	readonly path: string;
	readonly query: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | undefined;
	/** The whole answer, its body read only as fast as it is consumed, or the bare connection (exec, attach). */
	readonly wants: 'json' | 'stream' | 'connection';
};

/**
 * dockerode leaves it to its modem which options are the query's and which the body's; its own modem writes them into
 * both, and a container's environment into a URL. The names of the one begin small, those of the other large.
 */
export function toRequest(options: DialOptions): EngineRequest {
	const {method = 'GET', authconfig, hijack = false, isStream = false} = options;
	const path = options.path.replace(/\?$/, '');
	const {authconfig: _, ...given} = options.options ?? {};
	const all = Object.entries(given).filter(([, value]) => value !== undefined);
	const isInBody = ([name]: readonly [string, unknown]) => method === 'POST' && /^[A-Z]/.test(name);
	const fields = all.filter(field => isInBody(field));
	// What is posted to a path without a query has none: `hijack` is said to dockerode.
	const hasQuery = method !== 'POST' || path !== options.path;
	const body = fields.length === 0 ? undefined : JSON.stringify(Object.fromEntries(fields));
	return {
		method,
		path,
		query: hasQuery ? stringify(Object.fromEntries(all.filter(field => !isInBody(field)).map(flat))) : '',
		headers: {
			...(body !== undefined && {'Content-Type': 'application/json'}),
			...(authconfig?.base64 !== undefined && {'X-Registry-Auth': authconfig.base64}),
			...(hijack && {Connection: 'Upgrade', Upgrade: 'tcp'}),
		},
		body,
		wants: hijack ? 'connection' : isStream ? 'stream' : 'json',
	};
}

/** Filters are JSON in a query. */
function flat([name, value]: readonly [string, unknown]): readonly [string, string] {
	return [name, typeof value === 'string' ? value : JSON.stringify(value)];
}

/** Asking twice changes nothing. Waiting for a container's end is a POST that changes nothing, too. */
export function isRead({method, path, wants}: EngineRequest): boolean {
	const reads = method === 'GET' || method === 'HEAD' || /^\/containers\/[^/]+\/wait$/.test(path);
	return reads && wants !== 'connection';
}

export function isAboutOneContainer({path}: EngineRequest): boolean {
	return /^\/containers\/[^/]+\//.test(path);
}
