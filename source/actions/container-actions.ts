import type {Action} from './action.js';
import {kill} from './kill.js';
import {pause, unpause} from './pause.js';
import {remove} from './remove-container.js';
import {rename} from './rename-container.js';
import {restart} from './restart.js';
import {cpuLimit, memoryLimit, restartPolicy} from './set-limits.js';
import {start} from './start.js';
import {stop} from './stop.js';

/** What can be asked of containers: the first frame names their keys. */
export const containerActions = [
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
] as const satisfies readonly Action[];
