import {paint} from '../lib/paint.js';
import {span, type Line} from '../lib/line.js';
import {t} from '../lib/safe-text.js';
import {containersView} from '../panes/containers-view.js';
import type {State} from '../store/state.js';

/** Where nobody says how wide it is: a pipe. */
const pipeColumns = 160;

/** What `--once` prints: the containers list as on the screen, all of it. */
export function snapshotTable(state: State, columns: number | undefined): string {
	const width = columns ?? pipeColumns;
	const count = state.fleet.containers.byId.size;
	const lines: readonly Line[] =
		count === 0 ? [[span(t`no containers`)]] : containersView.lines(state, width, count + 1);
	// Into a pipe or a file go words only: not even bold.
	const toText = (line: Line) =>
		columns === undefined ? line.map(({text}) => text).join('') : paint(line, state.view.screen);
	return `${lines.map(line => toText(withoutCursor(line)).trimEnd()).join('\n')}\n`;
}

/** A snapshot has no cursor to show. */
function withoutCursor(line: Line): Line {
	return line.map(one => (one.text === '▸' ? span(t` `) : one));
}
