import {hasSeveral} from '../store/fleet/owner.js';
import type {Target} from '../store/view/overlay-slice.js';
import type {State} from '../store/state.js';

/** The name of the engine under the cursor, where there are several: what is asked of it is frozen with it. */
export function engineHere({fleet}: State): Pick<Target, 'engine'> {
	return hasSeveral(fleet) ? {engine: fleet.connection.label} : {};
}

/** What is about no row: something to be made, pulled, run. */
export function engineTarget(state: State): Target {
	return {kind: 'engine', id: 'engine', name: state.fleet.connection.label, ...engineHere(state)};
}
