import type {Line} from '../text/line.js';
import type {PaneEntry} from '../keys/command.js';
import type {Fact} from '../view/list/list-model.js';
import type {State} from '../store/state.js';

/** Cells inside the pane's border. */
export type PaneProps = {readonly width: number; readonly height: number};

/** One pane, one file, one line in `views.ts`. No React: the first frame is painted before that is loaded. */
export type PaneView = PaneEntry & {
	/** What stands in the top border, after the digit: `Logs · api-7 · following`. */
	readonly title: (state: State) => Line;
	/** At the right end of the top border: `1–9 of 51`. */
	readonly note?: (state: State, height: number) => Line;
	/** At most `height` lines of `width` cells. */
	readonly lines: (state: State, width: number, height: number) => readonly Line[];
	/** Under the lines: a small table, once Ink is there. */
	readonly preview?: Preview;
};

export type Preview = {
	/** Of so many rows inside the pane those that it takes, the last ones. */
	readonly rowsIn: (state: State, height: number) => number;
	readonly facts: (state: State) => readonly Fact[];
};
