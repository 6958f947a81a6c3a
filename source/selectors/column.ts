import type {Line} from '../lib/line.js';
import type {SafeText} from '../lib/safe-text.js';
import type {SortKey} from '../store/list.js';
import type {ScreenState} from '../store/screen.js';
import type {Row} from './row.js';

/** A width that a column may have, and its turn when the widths are dealt out: the lowest first. */
export type Step = {readonly width: number; readonly turn: number};

/** One column of the containers list. */
export type Column = {
	readonly id: string;
	readonly title: SafeText;
	readonly hint: SafeText;
	/** Narrowest first. Without a turn it is shown only when chosen by hand. */
	readonly steps: readonly [Step, ...Step[]];
	/** Takes what is left of the line. */
	readonly isFlexible?: boolean;
	readonly align?: 'left' | 'right';
	/** The order that this column shows. */
	readonly sort?: SortKey;
	/** What it shows of a row; padded or cut to `width` by whoever paints it. */
	readonly render: (row: Row, width: number, screen: ScreenState) => Line;
};

/** Only by hand. */
export const byHand = Number.POSITIVE_INFINITY;
