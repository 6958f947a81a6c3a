import {once} from 'node:events';
import {rm} from 'node:fs/promises';
import type {Socket} from 'node:net';
import type {World} from '../fleet/world.js';
import {makeServer, type Around} from './server.js';

/** Serves the world at that path of a socket. `close` ends every connection, those handed over among them. */
export async function listen(
	world: World,
	path: string,
	around?: Around,
): Promise<{readonly close: () => Promise<void>}> {
	const sockets = new Set<Socket>();
	const server = makeServer(world, around);
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
