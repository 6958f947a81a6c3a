import {mkdtempSync, rmSync} from 'node:fs';
import http, {type IncomingMessage, type RequestListener} from 'node:http';
import type {Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Address} from '../../source/engine/types.js';

/** An HTTP server on a private unix socket that answers as the test wants. */
export type SocketServer = {
	readonly address: Address;
	/** `GET /path?query`, in the order they came. */
	readonly asked: readonly string[];
	readonly openSockets: () => number;
	readonly connections: () => number;
	/** Once no connection is open. */
	readonly idle: () => Promise<void>;
	readonly close: () => Promise<void>;
};

export async function startSocketServer(answer: RequestListener): Promise<SocketServer> {
	const folder = mkdtempSync(join(tmpdir(), 'midwatch-server-'));
	const socketPath = join(folder, 'engine.sock');
	const asked: string[] = [];
	const open = new Set<Socket>();
	let connections = 0;
	const server = http.createServer((request: IncomingMessage, response) => {
		asked.push(`${request.method} ${request.url}`);
		answer(request, response);
	});
	server.on('connection', (socket: Socket) => {
		connections++;
		open.add(socket);
		socket.on('error', () => undefined);
		socket.once('close', () => {
			open.delete(socket);
			server.emit('left');
		});
	});
	await new Promise<void>(resolve => {
		server.listen(socketPath, resolve);
	});
	return {
		address: {label: 'test', url: `unix://${socketPath}`, socketPath},
		asked,
		openSockets: () => open.size,
		connections: () => connections,
		async idle() {
			while (open.size > 0) {
				await new Promise(resolve => {
					server.once('left', resolve);
				});
			}
		},
		async close() {
			server.closeAllConnections();
			await new Promise(resolve => {
				server.close(resolve);
			});
			rmSync(folder, {recursive: true});
		},
	};
}
