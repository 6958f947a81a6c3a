import {containerStates} from '../container-states.js';
import type {ContainerState} from '../types.js';

/** Podman's own words; some of its versions have none. */
const otherNames: Readonly<Record<string, ContainerState>> = {
	stopped: 'exited',
	stopping: 'running',
	configured: 'created',
	initialized: 'created',
};

/** The state that an engine calls so; undefined for a word that isn't known. */
export function stateNamed(name: string): ContainerState | undefined {
	return containerStates.find(state => state === name) ?? otherNames[name];
}
