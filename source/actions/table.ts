import type {Action} from './action.js';
import {kill} from './kill.js';
import {pause, unpause} from './pause.js';
import {remove} from './remove.js';
import {restart} from './restart.js';
import {start} from './start.js';
import {stop} from './stop.js';

/** Every operation midwatch can ask of an engine. */
export const actions = [
	stop,
	start,
	restart,
	kill,
	pause,
	unpause,
	remove,
] as const satisfies readonly Action[];

export function actionById(id: string): Action | undefined {
	return actions.find(action => action.id === id);
}
