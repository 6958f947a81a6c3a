import {rm} from 'node:fs/promises';
import {makePrivateSocket} from '../../source/util/private-socket.js';
import {makeWorld, type WorldOptions} from '../../source/demo/make-world.js';
import {createLabControl, type LabControl} from './lab-control.js';
import type {Faults} from './fault.js';
import {createLabTime} from './lab-time.js';

export type LabOptions = WorldOptions & {
	/** Where to listen; without it, in a fresh directory of its own, removed on close. */
	readonly socketPath?: string;
	readonly faults?: Faults;
	/** Ms since the epoch. */
	readonly now?: () => number;
};

export type DemoLab = {
	readonly socketPath: string;
	readonly control: LabControl;
	readonly close: () => Promise<void>;
};

/**
 * The embedded engine with all that can go wrong. It is put together of the same parts as `startDemoEngine`: a world,
 * whose time is the lab's, and a server, around whose every request the lab stands (`Around`).
 */
export async function startDemoLab({
	socketPath,
	faults = [],
	now,
	...world
}: LabOptions = {}): Promise<DemoLab> {
	const socket = socketPath === undefined ? await makePrivateSocket() : givenSocket(socketPath);
	const time = createLabTime(now ?? Date.now);
	const control = createLabControl(makeWorld(world, time.now), time, socket.path);
	control.setFaults(faults);
	await control.start();
	return {
		socketPath: socket.path,
		control,
		async close() {
			await control.close();
			await socket.remove();
		},
	};
}

function givenSocket(path: string) {
	return {path, remove: async () => rm(path, {force: true})};
}
