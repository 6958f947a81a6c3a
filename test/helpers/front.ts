import {once} from 'node:events';
import net from 'node:net';
import tls, {type TlsOptions} from 'node:tls';

/** A door on loopback TCP before an engine's unix socket: bare, or with TLS. */
export type Front = {
	readonly port: number;
	/** Connections that are open on both sides. */
	readonly connections: () => number;
	readonly close: () => Promise<void>;
};

export async function openFront(socketPath: string, options?: TlsOptions): Promise<Front> {
	const open = new Set<net.Socket>();
	const join = (socket: net.Socket) => {
		const engine = net.connect(socketPath);
		for (const [one, other] of [
			[socket, engine],
			[engine, socket],
		] as const) {
			open.add(one);
			one.on('error', () => other.destroy());
			one.once('close', () => {
				open.delete(one);
				other.destroy();
			});
			one.pipe(other);
		}
	};

	const server = options ? tls.createServer(options, join) : net.createServer(join);
	server.on('tlsClientError', () => undefined);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		connections: () => open.size / 2,
		port: (server.address() as net.AddressInfo).port,
		async close() {
			for (const socket of open) {
				socket.destroy();
			}

			server.close();
			await once(server, 'close');
		},
	};
}
