import {link, rename, rm} from 'node:fs/promises';
import {once} from 'node:events';
import type {Server} from 'node:http';
import type {World} from '../fleet/world.js';
import {routes} from '../routes/table.js';
import type {FaultKind} from './faults.js';
import {makeServer} from './server.js';
import {apiVersion} from './version.js';

/** The engine's front door: it can be shut, left hanging, broken off and opened again on the same path. */
export type Listener = {
	readonly listen: () => Promise<void>;
	/** As an engine that shuts down: every connection ends, the socket's file goes. */
	readonly stop: () => Promise<void>;
	/** As a killed engine: every connection breaks, the socket's file stays and refuses. */
	readonly crash: () => Promise<void>;
	/** As under SIGSTOP: connections open and nothing answers, until it is false again. */
	readonly setHeld: (isHeld: boolean) => void;
	readonly setFaultSource: (next: (method: string, path: string) => FaultKind | undefined) => void;
	readonly setVersion: (version: string) => void;
};

export function createListener(world: World, path: string): Listener {
	let server: Server | undefined;
	let nextFault: (method: string, path: string) => FaultKind | undefined = () => undefined;
	let version = apiVersion;
	let wakes: Array<() => void> = [];

	const whenAwake = async () => {
		while (world.clock.isHeld()) {
			await new Promise<void>(resolve => wakes.push(resolve));
		}
	};

	const stop = async () => {
		const closing = server;
		server = undefined;
		if (closing?.listening) {
			const closed = once(closing, 'close');
			closing.close();
			closing.closeAllConnections();
			await closed;
		}
	};

	return {
		async listen() {
			if (server !== undefined) {
				return;
			}

			await rm(path, {force: true});
			server = makeServer({
				world,
				routes,
				whenAwake,
				nextFault: (method, asked) => nextFault(method, asked),
				version: () => version,
			});
			server.listen(path);
			await once(server, 'listening');
		},
		stop,
		async crash() {
			const spare = `${path}.dead`;
			await rm(spare, {force: true});
			await link(path, spare);
			await stop();
			await rename(spare, path);
		},
		setHeld(isHeld) {
			world.clock.setHeld(isHeld);
			if (!isHeld) {
				const woken = wakes;
				wakes = [];
				for (const wake of woken) {
					wake();
				}
			}
		},
		setFaultSource(next) {
			nextFault = next;
		},
		setVersion(next) {
			version = next;
		},
	};
}
