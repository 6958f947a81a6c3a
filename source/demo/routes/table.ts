import type {Route} from '../http/route.js';
import {containerActions} from './container-actions.js';
import {containerInspect} from './container-inspect.js';
import {containerList} from './container-list.js';
import {containerLogs} from './container-logs.js';
import {containerStats} from './container-stats.js';
import {containerTop} from './container-top.js';
import {eventRoutes} from './events.js';
import {systemRoutes} from './system.js';

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
];
