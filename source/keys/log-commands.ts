import {firstPlace, moveBy, pageBy, selectLogPlace, type LogPlace} from '../selectors/log-move.js';
import {selectHold, selectLogSize} from '../selectors/log-window.js';
import type {State} from '../store/state.js';
import type {Binding} from './binding.js';
import type {Command} from './command.js';
import type {Outcome} from './effect.js';

/** Commands of the logs pane. Their bindings are in `logBindings`. */
export const logCommands = {
	logDown: ({state}) => move(state, place => moveBy(state, place, 1)),
	logUp: ({state}) => move(state, place => moveBy(state, place, -1)),
	logPageDown: ({state}) => move(state, place => pageBy(state, place, 1)),
	logPageUp: ({state}) => move(state, place => pageBy(state, place, -1)),
	logFirst: ({state}) => move(state, () => firstPlace(state)),
	logFollow: () => follow,
	logFollowToggle: ({state}) => (selectHold(state) ? follow : move(state, place => place)),
	logLeft: ({state}) => scroll(state, -1),
	logRight: ({state}) => scroll(state, 1),
	logWrap: () => [{type: 'logView/wrapToggled'}],
} as const satisfies Record<string, Command>;

export const logBindings = [
	{
		keys: ['f'],
		where: 'logs',
		command: 'logFollowToggle',
		label: 'follow',
		hint: 'Follow the newest lines, or hold still',
		footer: 1,
	},
	{keys: ['j', 'down'], where: 'logs', command: 'logDown', label: 'down', hint: 'Down one line'},
	{
		keys: ['k', 'up'],
		where: 'logs',
		command: 'logUp',
		label: 'up',
		hint: 'Up one line; the view holds still while lines arrive',
	},
	{
		keys: ['ctrl+d', 'pageDown'],
		where: 'logs',
		command: 'logPageDown',
		label: 'page down',
		hint: 'Down one page',
	},
	{keys: ['ctrl+u', 'pageUp'], where: 'logs', command: 'logPageUp', label: 'page up', hint: 'Up one page'},
	{keys: ['g', 'home'], where: 'logs', command: 'logFirst', label: 'first', hint: 'To the oldest line kept'},
	{
		keys: ['G', 'end'],
		where: 'logs',
		command: 'logFollow',
		label: 'last',
		hint: 'To the newest line, and follow',
	},
	{keys: ['h', 'left'], where: 'logs', command: 'logLeft', label: 'left', hint: 'Scroll to the left'},
	{keys: ['l', 'right'], where: 'logs', command: 'logRight', label: 'right', hint: 'Scroll to the right'},
	{
		keys: ['w'],
		where: 'logs',
		command: 'logWrap',
		label: 'wrap',
		hint: 'Wrap long lines, or cut them',
		footer: 5,
	},
] as const satisfies readonly Binding[];

const follow: Outcome = [{type: 'logView/followed'}];

/** Moves the reader and holds the view there; below the last line it follows again. */
function move(state: State, to: (place: LogPlace) => LogPlace | undefined): Outcome {
	const place = selectLogPlace(state);
	if (!place) {
		return [];
	}

	const next = to(place);
	const {set, buffer} = state.fleet.logs;
	return next ? [{type: 'logView/held', set, end: buffer.end, ...next}] : follow;
}

function scroll(state: State, direction: number): Outcome {
	const cells = direction * Math.max(8, Math.floor(selectLogSize(state).width / 3));
	return [{type: 'logView/scrolledSideways', cells}];
}
