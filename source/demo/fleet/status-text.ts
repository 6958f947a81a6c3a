import {humanDuration} from '../human-duration.js';
import type {SimContainer} from './demo-container.js';

/** `docker ps`'s STATUS, the engine's own words. */
export function statusText(container: SimContainer, nowMs: number): string {
	const {state, startedMs = nowMs, finishedMs = nowMs, exitCode, health} = container;
	const up = `Up ${humanDuration(nowMs - startedMs)}`;
	const ago = humanDuration(nowMs - finishedMs);
	switch (state) {
		case 'running': {
			const words = health === 'starting' ? 'health: starting' : health;
			return words === undefined ? up : `${up} (${words})`;
		}

		case 'paused': {
			return `${up} (Paused)`;
		}

		case 'restarting': {
			return `Restarting (${exitCode}) ${ago} ago`;
		}

		case 'exited': {
			return `Exited (${exitCode}) ${ago} ago`;
		}

		case 'created': {
			return 'Created';
		}
	}
}
