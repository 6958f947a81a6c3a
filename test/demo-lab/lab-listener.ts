import {link, rename, rm} from 'node:fs/promises';
import type {World} from '../../source/demo/fleet/world.js';
import {listen} from '../../source/demo/http/listen.js';
import type {Around} from '../../source/demo/http/server.js';

/** The engine's front door: it can be shut, broken off and opened again on the same path. */
export type LabListener = {
	readonly start: () => Promise<void>;
	/**
	 * As an engine that shuts down: the socket's file goes at once, and every connection ends, after
	 * `lingerMs` in which open streams flow on.
	 */
	readonly stop: (lingerMs?: number) => Promise<void>;
	/** As a killed engine: every connection breaks, the socket's file stays and refuses. */
	readonly crash: () => Promise<void>;
};

export function createLabListener(world: World, path: string, around: Around): LabListener {
	let server: Awaited<ReturnType<typeof listen>> | undefined;
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
		async start() {
			server ??= await listen(world, path, around);
		},
		stop,
		crash: async () => server && leaveSocketBehind(path, stop),
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
