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
