import type {Container} from './types.js';

/** `docker ps` without -a shows these. */
export function isUp({state}: Container): boolean {
	return state === 'running' || state === 'paused' || state === 'restarting';
}

/** There is something whose use can be measured. */
export function hasProcesses({state}: Container): boolean {
	return state === 'running' || state === 'paused';
}
