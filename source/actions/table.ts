import type {Action} from './action.js';
import {removeImage, tagImage} from './images.js';
import {kill} from './kill.js';
import {createNetwork, removeNetwork} from './networks.js';
import {pause, unpause} from './pause.js';
import {prune} from './prune.js';
import {remove} from './remove.js';
import {rename} from './rename.js';
import {restart} from './restart.js';
import {start} from './start.js';
import {stop} from './stop.js';
import {cpuLimit, memoryLimit, restartPolicy} from './update.js';
import {createVolume, removeVolume} from './volumes.js';

/** Every operation midwatch can ask of an engine. */
export const actions = [
	stop,
	start,
	restart,
	kill,
	pause,
	unpause,
	remove,
	rename,
	restartPolicy,
	memoryLimit,
	cpuLimit,
	removeImage,
	tagImage,
	createVolume,
	removeVolume,
	createNetwork,
	removeNetwork,
	prune,
] as const satisfies readonly Action[];

export function actionById(id: string): Action | undefined {
	return actions.find(action => action.id === id);
}
