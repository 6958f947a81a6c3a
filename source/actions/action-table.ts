import type {ActionOptions} from '../store/view/overlay-slice.js';
import type {Action} from './action.js';
import {removeImage, tagImage} from './image-actions.js';
import {kill} from './kill.js';
import {createNetwork, removeNetwork} from './network-actions.js';
import {pause, unpause} from './pause.js';
import {prune} from './prune.js';
import {remove} from './remove-container.js';
import {rename} from './rename-container.js';
import {restart} from './restart.js';
import {start} from './start.js';
import {stop} from './stop.js';
import {cpuLimit, memoryLimit, restartPolicy} from './set-limits.js';
import {forceUpdate, nodeAvailability, removeService, rollBack, scaleService} from './swarm-actions.js';
import {createVolume, removeVolume} from './volume-actions.js';

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
	scaleService,
	forceUpdate,
	rollBack,
	removeService,
	nodeAvailability,
] as const satisfies readonly Action[];

/** As it is with those options. */
export function actionById(id: string, options: ActionOptions = {}): Action | undefined {
	const found: Action | undefined = actions.find(action => action.id === id);
	return found?.withOptions?.(options) ?? found;
}
