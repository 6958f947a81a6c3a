import {once} from 'node:events';
import type {RequestListener} from 'node:http';
import type net from 'node:net';
import {onTestFinished} from 'vitest';
import type {Address} from '../../source/engine/types.js';
import {startSocketServer, type SocketServer} from './socket-server.js';

/** A client of a server that answers so, both until the test ends. */
export async function serveTo<Client extends {readonly close: () => void}>(
	answer: RequestListener,
	openClient: (address: Address) => Client,
): Promise<{readonly server: SocketServer; readonly client: Client}> {
	const server = await startSocketServer(answer);
	const client = openClient(server.address);
	onTestFinished(async () => {
		client.close();
		await server.close();
	});
	return {server, client};
}

/** The same by TCP, with any server. */
export async function listenTo<Client extends {readonly close: () => void}>(
	server: net.Server,
	openClient: (address: Address) => Client,
): Promise<Client> {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as net.AddressInfo;
	const client = openClient({label: 'test', url: `tcp://127.0.0.1:${port}`, host: '127.0.0.1', port});
	onTestFinished(() => {
		client.close();
		server.close();
	});
	return client;
}
