import type {ComponentType} from 'react';
import type {Line} from '../lib/line.js';
import type {PaneEntry} from '../keys/command.js';
import type {State} from '../store/state.js';

/** A place on the screen, border excluded, in cells. */
export type Rect = {readonly x: number; readonly y: number; readonly width: number; readonly height: number};

export type PaneProps = {readonly width: number; readonly height: number};

/** A pane without React: what the first frame, painted before React is loaded, needs of it. */
export type PaneView = PaneEntry & {
	/** What stands in the top border, after the digit: `Logs · api-7 · following`. */
	readonly title: (state: State) => Line;
	/** At the right end of the top border: `1–9 of 51`. */
	readonly note?: (state: State, height: number) => Line;
	/** At most `height` lines of `width` cells. */
	readonly lines: (state: State, width: number, height: number) => readonly Line[];
};

/** One pane, one file, one line in `table.ts`. */
export type Pane = Omit<PaneView, 'lines'> & {
	/** Paints exactly `height` lines of `width` cells. */
	readonly Body: ComponentType<PaneProps>;
};
