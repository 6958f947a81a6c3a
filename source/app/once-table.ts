import {borderSize} from '../selectors/layout.js';
import {paint} from '../lib/paint.js';
import {span, type Line} from '../lib/line.js';
import {t} from '../lib/safe-text.js';
import {containersView} from '../panes/containers-view.js';
import type {State} from '../store/state.js';

/** Where nobody says how wide it is: a pipe. */
export const pipeColumns = 160;

/** What `--once` prints: the containers list as on the screen, all of it. */
export function snapshotTable(state: State, isTerminal: boolean): string {
	const width = state.view.screen.columns - borderSize;
	const count = state.fleet.containers.byId.size;
	const lines: readonly Line[] =
		count === 0 ? [[span(t`no containers`)]] : containersView.lines(state, width, count + 1);
	// Into a pipe or a file go words only: not even bold.
	const toText = (line: Line) =>
		isTerminal ? paint(line, state.view.screen) : line.map(({text}) => text).join('');
	return `${lines.map(line => toText(withoutCursor(line)).trimEnd()).join('\n')}\n`;
}

/** A snapshot has no cursor to show. */
function withoutCursor(line: Line): Line {
	return line.map(one => (one.text === '▸' ? span(t` `) : one));
}
