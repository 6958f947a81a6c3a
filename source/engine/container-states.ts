/** As the engine names them. */
export const containerStates = [
	'created',
	'running',
	'paused',
	'restarting',
	'removing',
	'exited',
	'dead',
] as const;

export const healths = ['starting', 'healthy', 'unhealthy'] as const;

type InState = {readonly state?: string};

/** `docker ps` without -a shows these. */
export function isUp({state}: InState): boolean {
	return hasProcesses({state}) || state === 'restarting';
}

/** Between two tries of a restart policy there are none; while it is removed neither. */
export function hasProcesses({state}: InState): boolean {
	return state === 'running' || state === 'paused';
}
