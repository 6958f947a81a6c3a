import {hasProcesses} from '../engine/container-states.js';
import type {Container} from '../engine/types.js';
import {nowMsFor} from '../store/engine-now.js';
import type {State} from '../store/state.js';
import {nowForAge} from './now-for-age.js';

/**
 * The time by which all ages of a container are told, wherever they stand: by its engine's clock, in the steps of the
 * age that it has had since it started or ended. On a slow line no age moves to the second.
 */
export function rowNowMs(state: State, container: Container): number {
	const details = state.fleet.containers.details.get(container.id);
	return nowSince(state, container, hasProcesses(container) ? details?.startedAtMs : details?.finishedAtMs);
}

/** The same for the age of something else that happened to it. */
export function nowSince({fleet, view}: State, container: Container, sinceMs: number | undefined): number {
	return nowForAge(nowMsFor(fleet, container), view.screen.isSlow ? undefined : sinceMs);
}
