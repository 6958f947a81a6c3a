import type {ComponentType} from 'react';
import type {Line} from '../lib/line.js';
import type {PaneEntry} from '../keys/command.js';
import type {State} from '../store/state.js';

/** A place on the screen, border excluded, in cells. */
export type Rect = {readonly x: number; readonly y: number; readonly width: number; readonly height: number};

export type PaneProps = {readonly width: number; readonly height: number};

/** One pane, one file, one line in `table.ts`. */
export type Pane = PaneEntry & {
	/** What stands in the top border, after the digit: `Logs · api-7 · following`. */
	readonly title: (state: State) => Line;
	/** At the right end of the top border: `1–9 of 51`. */
	readonly note?: (state: State, height: number) => Line;
	/** Paints exactly `height` lines of `width` cells. */
	readonly Body: ComponentType<PaneProps>;
};
