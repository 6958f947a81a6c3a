import {makePrivateSocket} from '../util/private-socket.js';
import {listen} from './http/listen.js';
import {makeWorld, type WorldOptions} from './make-world.js';

type DemoEngine = {
	readonly socketPath: string;
	readonly idOf: (container: string) => string | undefined;
	readonly close: () => Promise<void>;
};

/** An engine in this process that speaks the Engine API's routes over a simulated fleet. */
export async function startDemoEngine(options: WorldOptions = {}): Promise<DemoEngine> {
	const socket = await makePrivateSocket();
	const world = makeWorld(options);
	const server = await listen(world, socket.path);
	return {
		socketPath: socket.path,
		idOf: name => world.names.get(name),
		async close() {
			world.clock.close();
			await server.close();
			await socket.remove();
		},
	};
}
