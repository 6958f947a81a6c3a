import {reduceConnection} from './fleet/connection-slice.js';
import {reduceContainers} from './fleet/containers-slice.js';
import {reducePast} from './view/past-slice.js';
import {reduceScreen} from './view/screen-slice.js';
import {byEngine, stepSlices} from './step-slices.js';

/** What is told before the first frame; all else comes after it, when the whole reducer is loaded. */
export const firstReduce = byEngine(
	stepSlices({
		fleet: {connection: reduceConnection, containers: reduceContainers},
		view: {screen: reduceScreen, past: reducePast},
	}),
);
