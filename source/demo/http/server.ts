import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {World} from '../fleet/world.js';
import {problem, type Answer} from './answer.js';
import {deliver} from './deliver.js';
import type {FaultKind} from './faults.js';
import type {Route} from './route.js';
import {createRouter} from './router.js';
import {refuseVersion, splitVersion} from './version.js';

export type Service = {
	readonly world: World;
	readonly routes: readonly Route[];
	/** Resolves at once, or when a held engine goes on. */
	readonly whenAwake: () => Promise<void>;
	/** The fault for this request, if one is due. */
	readonly nextFault: (method: string, path: string) => FaultKind | undefined;
	/** The newest API version it says it speaks. */
	readonly version: () => string;
};

export const serverName = 'Docker/28.5.2 (linux)';

export function makeServer(service: Service): Server {
	const find = createRouter(service.routes);
	const server = createServer({keepAliveTimeout: 0, requestTimeout: 0}, (request, response) => {
		void respond(service, find, request, response);
	});
	server.timeout = 0;
	return server;
}

async function respond(
	service: Service,
	find: ReturnType<typeof createRouter>,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	await service.whenAwake();
	service.world.clock.runDue();
	setEngineHeaders(response, service.version());
	const {method = 'GET', url = '/'} = request;
	const [path = '/', search = ''] = url.split('?', 2);
	const {version, rest} = splitVersion(path);
	const answer = await answerTo(service, find, request, {method, rest, version, search});
	await service.whenAwake();
	if (!response.destroyed) {
		deliver(answer, response, service.nextFault(method, rest));
	}
}

function setEngineHeaders(response: ServerResponse, version: string): void {
	response.setHeader('Api-Version', version);
	response.setHeader('Docker-Experimental', 'false');
	response.setHeader('Ostype', 'linux');
	response.setHeader('Server', serverName);
}

type Asked = {
	readonly method: string;
	readonly rest: string;
	readonly version: string;
	readonly search: string;
};

async function answerTo(
	service: Service,
	find: ReturnType<typeof createRouter>,
	request: IncomingMessage,
	{method, rest, version, search}: Asked,
): Promise<Answer> {
	const refusal = refuseVersion(version, service.version());
	if (refusal !== undefined) {
		return refusal;
	}

	const match = find(method, rest);
	if (match === undefined) {
		return problem(404, 'page not found');
	}

	const {route, params} = match;
	const query = new URLSearchParams(search);
	try {
		return await route.run({
			world: service.world,
			query,
			params,
			version,
			body: async () => readJson(request),
		});
	} catch (error) {
		return problem(error instanceof SyntaxError ? 400 : 500, String(error));
	}
}

async function readJson(request: IncomingMessage): Promise<unknown> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) {
		chunks.push(chunk as Buffer);
	}

	const text = Buffer.concat(chunks).toString();
	return text.trim() === '' ? undefined : JSON.parse(text);
}
