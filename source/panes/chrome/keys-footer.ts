import type {Line} from '../../text/line.js';
import {keepLast} from '../../util/keep-last.js';
import type {State} from '../../store/state.js';
import {selectNoteLines} from '../../view/layout/fresh-note.js';
import type {Binding} from '../../keys/binding.js';
import {bindingsAt, wheresAt} from '../../keys/bindings-at.js';
import {footerLine} from './key-hints.js';

/** The bottom of the screen while nothing is open over the panes: what just happened, and the keys. */
export function keysFooter(state: State, bindings: readonly Binding[], width: number): readonly Line[] {
	const {past, screen} = state.view;
	const isOffline = state.fleet.connection.status === 'down';
	return [
		...selectNoteLines(state),
		keysLine(wheresAt(state), screen.isReadOnly, past.atMs !== undefined, isOffline, bindings, width),
	];
}

/** The keys that work now: what would be refused isn't named. */
const keysLine = keepLast(
	(
		wheres: ReturnType<typeof wheresAt>,
		isReadOnly: boolean,
		isPast: boolean,
		isOffline: boolean,
		bindings: readonly Binding[],
		width: number,
	): Line => {
		const isNothingListed = wheres.includes('noEngine');
		const isOff = ({where, changes, asksEngine}: Binding) =>
			(isReadOnly && changes === true) ||
			(isPast && asksEngine === true) ||
			(isOffline && where === 'actions') ||
			(isNothingListed && (where === 'lists' || where === 'containers'));
		return footerLine(
			bindingsAt(wheres, bindings).filter(binding => !isOff(binding)),
			width,
		);
	},
);
