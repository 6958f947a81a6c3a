import type {ActionOptions} from '../store/view/overlay-slice.js';
import type {Action} from './action.js';
import {containerActions} from './container-actions.js';
import {removeImage, tagImage} from './image-actions.js';
import {createNetwork, removeNetwork} from './network-actions.js';
import {prune} from './prune.js';
import {forceUpdate, nodeAvailability, removeService, rollBack, scaleService} from './swarm-actions.js';
import {createVolume, removeVolume} from './volume-actions.js';

/** Every operation midwatch can ask of an engine. */
export const actions = [
	...containerActions,
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
