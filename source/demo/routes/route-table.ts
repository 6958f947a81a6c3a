import type {Route} from '../http/route.js';
import {attachRoutes} from './attach-route.js';
import {containerActions} from './demo-container-actions.js';
import {containerInspect} from './container-inspect.js';
import {containerList} from './demo-container-list.js';
import {containerLogs} from './container-logs.js';
import {containerStats} from './container-stats.js';
import {containerTop} from './container-top.js';
import {eventRoutes} from './events-route.js';
import {systemRoutes} from './system-route.js';
import {containerCreate} from './container-create.js';
import {containerFiles} from './container-files.js';
import {containerUpdate} from './container-update.js';
import {containerWait} from './container-wait.js';
import {execRoutes} from './exec-route.js';
import {pullRoutes} from './pull-route.js';
import {imageRoutes} from './images-route.js';
import {volumeRoutes} from './volumes-route.js';
import {networkRoutes} from './networks-route.js';
import {diskRoutes} from './disk-route.js';

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
	...containerFiles,
	...containerCreate,
	...pullRoutes,
	...imageRoutes,
	...volumeRoutes,
	...networkRoutes,
	...diskRoutes,
];
