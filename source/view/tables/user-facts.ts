import type {Container} from '../../engine/types.js';
import {formatDuration, unknown} from '../../text/format.js';
import {noText, safe, safeText, type SafeText} from '../../text/safe-text.js';
import {engineNowMs} from '../../store/engine-now.js';
import type {State} from '../../store/state.js';
import type {Fact} from '../list/list-model.js';

/** `2 running: shop-api-1, shop-api-2`, `1 exited: shop-job-1`: all containers for which that is so. */
export function userFacts({fleet}: State, isUser: (container: Container) => boolean): readonly Fact[] {
	const users = [...fleet.containers.byId.values()].filter(isUser);
	const byState = [...Map.groupBy(users, ({state}) => state)].sort(
		([a], [b]) => Number(b === 'running') - Number(a === 'running'),
	);
	return byState.length === 0
		? [[usedBy, safe`no container`]]
		: byState.map(([state, members], place) => {
				const names = safeText(members.map(({name}) => name).join(', '), Number.POSITIVE_INFINITY);
				return [place === 0 ? usedBy : noText, safe`${members.length} ${safeText(state)}: ${names}`];
			});
}

const usedBy = safe`used by`;

/** `3d ago`. */
export function agoText({fleet}: State, atMs: number | undefined): SafeText {
	return atMs === undefined ? unknown : safe`${formatDuration(engineNowMs(fleet) - atMs)} ago`;
}
