import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import net, {type Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** What becomes of one answer. */
export type Fault =
	/** Nothing comes, ever. */
	| {readonly kind: 'hang'}
	/** So many bytes pass, head and all; then the connection ends. */
	| {readonly kind: 'cut'; readonly afterBytes: number}
	/** It comes in pieces of so many bytes. */
	| {readonly kind: 'drip'; readonly bytes: number};

export type Asked = {readonly method: string; readonly path: string};

export type FaultProxy = {
	readonly socketPath: string;
	/** Every request so far. */
	readonly asked: readonly Asked[];
	/** Decides on each request from now on; undefined lets its answer pass. */
	readonly setFault: (rule: (asked: Asked) => Fault | undefined) => void;
	/** Ends every connection, as a line that drops. */
	readonly dropAll: () => void;
	readonly close: () => Promise<void>;
};

/** A unix socket before an engine's, that does to answers what engines, proxies and lines do. */
export async function openFaultProxy(engineSocket: string): Promise<FaultProxy> {
	const folder = await mkdtemp(join(tmpdir(), 'midwatch-proxy-'));
	const socketPath = join(folder, 'engine.sock');
	const asked: Asked[] = [];
	const open = new Set<Socket>();
	let rule: (asked: Asked) => Fault | undefined = () => undefined;
	const server = net.createServer(client => {
		const engine = net.connect(engineSocket);
		const pass = createPassage(client);
		for (const socket of [client, engine]) {
			open.add(socket);
			socket.on('error', () => undefined);
			socket.once('close', () => open.delete(socket));
		}

		client.once('close', () => engine.destroy());
		client.on('data', bytes => {
			const request = /^([A-Z]+) (\S+) HTTP\/1\.1\r\n/.exec(bytes.toString('latin1'));
			if (request) {
				const [, method = '', path = ''] = request;
				asked.push({method, path});
				pass.begin(rule({method, path}));
			}

			engine.write(bytes);
		});
		engine.on('data', bytes => pass.push(bytes));
		engine.once('close', () => pass.finish());
	});
	server.listen(socketPath);
	await once(server, 'listening');
	const dropAll = () => {
		for (const socket of open) {
			socket.destroy();
		}
	};

	return {
		socketPath,
		asked,
		setFault(next) {
			rule = next;
		},
		dropAll,
		async close() {
			dropAll();
			server.close();
			await once(server, 'close');
			await rm(folder, {recursive: true});
		},
	};
}

/** The way back to the client, with this request's fault on it. */
function createPassage(client: Socket) {
	let fault: Fault | undefined;
	let passed = 0;
	return {
		begin(next: Fault | undefined) {
			fault = next;
			passed = 0;
		},
		/** The engine has said all. Who hangs doesn't even say that. */
		finish() {
			if (fault?.kind !== 'hang') {
				client.end();
			}
		},
		push(bytes: Buffer) {
			if (fault === undefined) {
				client.write(bytes);
			} else if (fault.kind === 'cut') {
				client.write(bytes.subarray(0, Math.max(0, fault.afterBytes - passed)));
				passed += bytes.length;
				if (passed >= fault.afterBytes) {
					client.end();
				}
			} else if (fault.kind === 'drip') {
				for (let at = 0; at < bytes.length; at += fault.bytes) {
					client.write(bytes.subarray(at, at + fault.bytes));
				}
			}
		},
	};
}
