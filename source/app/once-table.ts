import {borderSize} from '../selectors/layout.js';
import {paint} from '../lib/paint.js';
import {span, type Line} from '../lib/line.js';
import {safeText, t, type SafeText} from '../lib/safe-text.js';
import {containersView} from '../panes/containers-view.js';
import {containerList, selectShown} from '../selectors/container-list.js';
import {listView} from '../store/lists.js';
import type {State} from '../store/state.js';

/** Where nobody says how wide it is: a pipe. */
export const pipeColumns = 160;

/** What `--once` prints: the containers list as on the screen, all of it. */
export function snapshotTable(state: State, isTerminal: boolean): string {
	const width = state.view.screen.columns - borderSize;
	const absence = absenceOf(state);
	const lines: readonly Line[] = absence
		? [[span(absence)]]
		: containersView.lines(state, width, state.fleet.containers.byId.size + 1);
	// Into a pipe or a file go words only: not even bold.
	const toText = (line: Line) =>
		isTerminal ? paint(line, state.view.screen) : line.map(({text}) => text).join('');
	return `${lines.map(line => toText(withoutCursor(line)).trimEnd()).join('\n')}\n`;
}

/** Why there is nothing to print, or nothing. */
function absenceOf(state: State): SafeText | undefined {
	const {filter} = listView(state, containerList.id);
	const count = state.fleet.containers.byId.size;
	if (count === 0) {
		return t`no containers`;
	}

	const which = filter === '' ? t`is running` : t`matches the filter ${safeText(filter, 80)}`;
	return selectShown(state).length === 0 ? t`none of the ${count} containers ${which}` : undefined;
}

/** A snapshot has no cursor to show. */
function withoutCursor(line: Line): Line {
	return line.map(one => (one.text === '▸' ? span(t` `) : one));
}
