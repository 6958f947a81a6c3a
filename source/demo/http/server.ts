import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {Duplex} from 'node:stream';
import type {World} from '../fleet/world.js';
import {problem, type Answer} from './answer.js';
import {deliver} from './deliver.js';
import {splitOnce} from './filters.js';
import type {FaultSource} from './fault.js';
import {applyFault} from './http-faults.js';
import type {Route} from './route.js';
import {createRouter} from './router.js';
import {deliverUpgrade, readUpgradeBody} from './upgrade.js';
import {refuseVersion, splitVersion} from './version.js';

export type Service = {
	readonly world: World;
	readonly routes: readonly Route[];
	/** Resolves at once, or when a held engine goes on. */
	readonly whenAwake: () => Promise<void>;
	/** The fault for this request, if one is due. */
	readonly nextFault: FaultSource;
	/** The newest API version it says it speaks. */
	readonly version: () => string;
};

const serverName = 'Docker/28.5.2 (linux)';

export function makeServer(service: Service): Server {
	const find = createRouter(service.routes);
	const server = createServer({requestTimeout: 0}, (request, response) => {
		void respond(service, find, request, response);
	});
	server.keepAliveTimeout = 0;
	server.on('upgrade', (request, socket, head) => {
		// From here on nobody else listens: the client may be gone before it is answered.
		socket.on('error', () => socket.destroy());
		void respondToUpgrade(service, find, request, socket, head);
	});
	return server;
}

async function respond(
	service: Service,
	find: Find,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	await service.whenAwake();
	service.world.clock.runDue();
	setEngineHeaders(response, service.version(), service.world.clock.latest());
	const asked = readUrl(request);
	const answer = await answerTo(service, find, asked, async () => readBody(request));
	await service.whenAwake();
	const fault = service.nextFault(asked.method, asked.path);
	if (response.destroyed) {
		return;
	}

	if (fault === undefined) {
		deliver(answer, response);
	} else {
		applyFault(fault, {answer, response, clock: service.world.clock});
	}
}

async function respondToUpgrade(
	service: Service,
	find: Find,
	request: IncomingMessage,
	socket: Duplex,
	head: Buffer,
): Promise<void> {
	await service.whenAwake();
	service.world.clock.runDue();
	const {text, rest} = await readUpgradeBody(request, socket, head);
	const answer = await answerTo(service, find, readUrl(request), async () => text);
	deliverUpgrade(answer, socket, rest);
}

function setEngineHeaders(response: ServerResponse, version: string, nowMs: number): void {
	response.setHeader('Api-Version', version);
	response.setHeader('Date', new Date(nowMs).toUTCString());
	response.setHeader('Docker-Experimental', 'false');
	response.setHeader('Ostype', 'linux');
	response.setHeader('Server', serverName);
}

type Find = ReturnType<typeof createRouter>;

type Asked = {
	readonly method: string;
	/** Without the version. */
	readonly path: string;
	readonly version: string;
	readonly search: string;
};

function readUrl({method = 'GET', url = '/'}: IncomingMessage): Asked {
	const [whole, search = ''] = splitOnce(url, '?');
	const {version, rest} = splitVersion(whole);
	return {method, path: rest, version, search};
}

async function answerTo(
	service: Service,
	find: Find,
	{method, path, version, search}: Asked,
	readText: () => Promise<string>,
): Promise<Answer> {
	const refusal = refuseVersion(version, service.version());
	if (refusal !== undefined) {
		return refusal;
	}

	const match = find(method, path);
	if (match === undefined) {
		return problem(404, 'page not found');
	}

	const {route, params} = match;
	const query = new URLSearchParams(search);
	const body = async () => parseBody(await readText());
	try {
		return await route.run({world: service.world, query, params, version, body});
	} catch (error) {
		return problem(error instanceof SyntaxError ? 400 : 500, String(error));
	}
}

async function readBody(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) {
		chunks.push(chunk as Buffer);
	}

	return Buffer.concat(chunks).toString();
}

function parseBody(text: string): unknown {
	return text.trim() === '' ? undefined : JSON.parse(text);
}
