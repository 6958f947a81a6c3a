import type {Route} from '../http/route.js';
import {attachRoutes} from './attach.js';
import {containerActions} from './container-actions.js';
import {containerInspect} from './container-inspect.js';
import {containerList} from './container-list.js';
import {containerLogs} from './container-logs.js';
import {containerStats} from './container-stats.js';
import {containerTop} from './container-top.js';
import {eventRoutes} from './events.js';
import {systemRoutes} from './system.js';
import {containerCreate} from './container-create.js';
import {containerFiles} from './container-files.js';
import {containerPrune} from './container-prune.js';
import {containerUpdate} from './container-update.js';
import {containerWait} from './container-wait.js';
import {execRoutes} from './exec.js';
import {pullRoutes} from './pull.js';
import {imageRoutes} from './images.js';
import {volumeRoutes} from './volumes.js';
import {networkRoutes} from './networks.js';
import {diskRoutes} from './disk.js';

/** Every route of the Engine API that the demo speaks. */
export const routes: readonly Route[] = [
	...systemRoutes,
	...eventRoutes,
	...containerList,
	...containerInspect,
	...containerStats,
	...containerLogs,
	...containerTop,
	...containerActions,
	...attachRoutes,
	...execRoutes,
	...containerWait,
	...containerUpdate,
	...containerPrune,
	...containerFiles,
	...containerCreate,
	...pullRoutes,
	...imageRoutes,
	...volumeRoutes,
	...networkRoutes,
	...diskRoutes,
];
