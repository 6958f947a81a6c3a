import type {State} from '../../store/state.js';
import {selectLogSet} from './log-set.js';

/** `<container>-<UTC>.log`: what a saved log is called unless the user says otherwise. */
export function saveName(state: State): string {
	const {title} = selectLogSet(state);
	const name = title.replaceAll(/[^\w.-]+/g, '-').replace(/^[-.]+/, '') || 'logs';
	const utc = new Date(state.fleet.ourNowMs).toISOString().slice(0, 19).replaceAll(':', '');
	return `${name.slice(0, 80)}-${utc}Z.log`;
}
