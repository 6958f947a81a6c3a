import type {Container} from '../../engine/types.js';
import {formatDuration, unknown} from '../../text/format.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {engineNowMs} from '../../store/engine-now.js';
import type {State} from '../../store/state.js';

/** `shop-api-1 running, shop-job-1 exited`: all containers for which that is so, the running ones first. */
export function usersText({fleet}: State, isUser: (container: Container) => boolean): SafeText {
	const users = [...fleet.containers.byId.values()].filter(isUser);
	const running = users.filter(({state}) => state === 'running');
	const all = [...running, ...users.filter(({state}) => state !== 'running')];
	return all.length === 0
		? safe`no container`
		: safeText(all.map(({name, state}) => `${name} ${state}`).join(', '), Number.POSITIVE_INFINITY);
}

/** `3d ago`. */
export function agoText({fleet}: State, atMs: number | undefined): SafeText {
	return atMs === undefined ? unknown : safe`${formatDuration(engineNowMs(fleet) - atMs)} ago`;
}
