import {link, rename, rm} from 'node:fs/promises';
import type {World} from '../fleet/world.js';
import {routes} from '../routes/route-table.js';
import type {FaultSource} from './fault.js';
import {createGate} from './gate.js';
import {runServer, type RunningServer} from './running-server.js';
import type {Service} from './server.js';
import {apiVersion} from './version.js';

/** The engine's front door: it can be shut, left hanging, broken off and opened again on the same path. */
export type Listener = {
	readonly listen: () => Promise<void>;
	/**
	 * As an engine that shuts down: the socket's file goes at once, and every connection ends, after
	 * `lingerMs` in which open streams flow on.
	 */
	readonly stop: (lingerMs?: number) => Promise<void>;
	/** As a killed engine: every connection breaks, the socket's file stays and refuses. */
	readonly crash: () => Promise<void>;
	/** As under SIGSTOP: connections open and nothing answers, until it is false again. */
	readonly setHeld: (isHeld: boolean) => void;
	readonly setFaultSource: (next: FaultSource) => void;
	readonly setVersion: (version: string) => void;
};

export function createListener(world: World, path: string): Listener {
	const gate = createGate();
	let server: RunningServer | undefined;
	let nextFault: FaultSource = () => undefined;
	let version = apiVersion;
	const service: Service = {
		world,
		routes,
		whenAwake: gate.whenOpen,
		nextFault: (method, asked) => nextFault(method, asked),
		version: () => version,
	};

	const stop = async (lingerMs = 0) => {
		const closing = server;
		server = undefined;
		if (closing !== undefined && lingerMs > 0) {
			// The time runs from now on, not from when the file is gone.
			const lingered = new Promise<void>(resolve => void world.clock.after(lingerMs, resolve));
			await rm(path, {force: true});
			await lingered;
		}

		await closing?.close();
	};

	return {
		async listen() {
			server ??= await runServer(service, path);
		},
		stop,
		crash: async () => server && leaveSocketBehind(path, stop),
		setHeld(isHeld) {
			world.clock.setHeld(isHeld);
			gate.setShut(isHeld);
		},
		setFaultSource(next) {
			nextFault = next;
		},
		setVersion(next) {
			version = next;
		},
	};
}

/** Node takes the socket's file away when it closes; a second link to it stays behind. */
async function leaveSocketBehind(path: string, stop: () => Promise<void>): Promise<void> {
	const spare = `${path}.dead`;
	await rm(spare, {force: true});
	await link(path, spare);
	await stop();
	await rename(spare, path);
}
