import {once} from 'node:events';
import {rm} from 'node:fs/promises';
import type {Socket} from 'node:net';
import {makeServer, type Service} from './server.js';

export type RunningServer = {
	/** Ends every connection, those handed over among them. */
	readonly close: () => Promise<void>;
};

export async function runServer(service: Service, path: string): Promise<RunningServer> {
	const sockets = new Set<Socket>();
	const server = makeServer(service);
	server.on('connection', socket => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
	await rm(path, {force: true});
	server.listen(path);
	await once(server, 'listening');
	return {
		async close() {
			const closed = once(server, 'close');
			server.close();
			for (const socket of sockets) {
				socket.destroy();
			}

			await closed;
		},
	};
}
