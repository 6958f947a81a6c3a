import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import net, {type Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** What becomes of one answer. */
export type Fault =
	/** The connection ends without a word. */
	| {readonly kind: 'reset'}
	/** Nothing comes, ever. */
	| {readonly kind: 'hang'}
	/** So many bytes pass, head and all; then the connection ends. */
	| {readonly kind: 'cut'; readonly afterBytes: number}
	/** So many bytes pass; then nothing more does. */
	| {readonly kind: 'stall'; readonly afterBytes: number}
	/** It comes in pieces of so many bytes. */
	| {readonly kind: 'drip'; readonly bytes: number}
	/** Something else comes in its place, and the end. */
	| {readonly kind: 'say'; readonly bytes: string | Buffer};

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
		track(open, client, engine);
		const pass = createPassage(client);
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

/** The end of either is the end of both. */
function track(open: Set<Socket>, client: Socket, engine: Socket): void {
	for (const [one, other] of [
		[client, engine],
		[engine, client],
	] as const) {
		open.add(one);
		one.on('error', () => other.destroy());
		one.on('end', () => other.end());
		one.once('close', () => {
			open.delete(one);
			other.destroy();
		});
	}
}

/** The way back to the client, with this request's fault on it. */
function createPassage(client: Socket) {
	let fault: Fault | undefined;
	let passed = 0;
	return {
		begin(next: Fault | undefined) {
			fault = next;
			passed = 0;
			if (fault?.kind === 'reset') {
				client.destroy();
			} else if (fault?.kind === 'say') {
				client.end(fault.bytes);
			}
		},
		push(bytes: Buffer) {
			if (fault === undefined) {
				client.write(bytes);
			} else if (fault.kind === 'cut' || fault.kind === 'stall') {
				const left = Math.max(0, fault.afterBytes - passed);
				passed += bytes.length;
				client.write(bytes.subarray(0, left));
				if (fault.kind === 'cut' && passed >= fault.afterBytes) {
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
