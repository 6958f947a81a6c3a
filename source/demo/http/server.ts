import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {Duplex} from 'node:stream';
import type {World} from '../fleet/world.js';
import {routes} from '../routes/route-table.js';
import {problem, type Answer} from './answer.js';
import {deliver} from './deliver.js';
import {createRouter} from './router.js';
import {deliverUpgrade, readUpgradeBody} from './upgrade.js';

/**
 * Stands around every request: `answer` asks the route. What it resolves with is delivered; with nothing, it has
 * dealt with `response` itself, which requests for a raw connection don't have. The one place to make trouble.
 */
export type Around = (
	asked: Asked,
	answer: () => Promise<Answer>,
	response?: ServerResponse,
) => Promise<Answer | undefined>;

export type Asked = {readonly method: string; readonly path: string};

export function makeServer(world: World, around: Around = async (_asked, answer) => answer()): Server {
	const server = createServer({requestTimeout: 0}, (request, response) => {
		void respond(world, around, request, response);
	});
	server.keepAliveTimeout = 0;
	server.on('upgrade', (request, socket, head) => {
		// From here on nobody else listens: the client may be gone before it is answered.
		socket.on('error', () => socket.destroy());
		void respondToUpgrade(world, around, request, socket, head);
	});
	return server;
}

async function respond(
	world: World,
	around: Around,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const asked = readUrl(request);
	const answer = async () => {
		world.clock.runDue();
		setEngineHeaders(response, world);
		return answerTo(world, asked, async () => readBody(request));
	};

	const given = await around(asked, answer, response);
	if (given !== undefined && !response.destroyed) {
		deliver(given, response);
	}
}

async function respondToUpgrade(
	world: World,
	around: Around,
	request: IncomingMessage,
	socket: Duplex,
	head: Buffer,
): Promise<void> {
	const asked = readUrl(request);
	const {text, rest} = await readUpgradeBody(request, socket, head);
	const answer = async () => {
		world.clock.runDue();
		return answerTo(world, asked, async () => text);
	};

	const given = await around(asked, answer);
	if (given !== undefined) {
		deliverUpgrade(given, socket, rest);
	}
}

function setEngineHeaders(response: ServerResponse, {clock, host}: World): void {
	response.setHeader('Api-Version', host.apiVersion);
	response.setHeader('Date', new Date(clock.latest()).toUTCString());
	response.setHeader('Docker-Experimental', 'false');
	response.setHeader('Ostype', 'linux');
	response.setHeader('Server', `Docker/${host.engineVersion} (linux)`);
}

function readUrl({method = 'GET', url = '/'}: IncomingMessage): Asked & {readonly search: string} {
	const [, path = '', search = ''] = /^([^?]*)\??(.*)$/s.exec(url) ?? [];
	return {method, path, search};
}

const findRoute = createRouter(routes);

async function answerTo(
	world: World,
	{method, path, search}: Asked & {readonly search: string},
	readText: () => Promise<string>,
): Promise<Answer> {
	const match = findRoute(method, path);
	if (match === undefined) {
		return problem(404, 'page not found');
	}

	const {route, params} = match;
	const query = new URLSearchParams(search);
	const body = async () => parseBody(await readText());
	try {
		return await route.run({world, query, params, body});
	} catch (error) {
		return error instanceof SyntaxError ? problem(400, error.message) : problem(500, String(error));
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
