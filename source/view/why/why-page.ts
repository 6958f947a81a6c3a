import type {Line} from '../../text/line.js';
import {wrapLine} from '../../text/wrap-line.js';
import {memo} from '../memo.js';
import {borderSize, placeOf} from '../layout/layout.js';
import type {State} from '../../store/state.js';
import type {CardLine} from './card-lines.js';
import {selectWhyCard, selectWhyRow} from './why-card.js';

type Row = {readonly line: Line; readonly index: number};

/** The part of the card that is in sight. */
export type WhyPage = {
	readonly columns: readonly (readonly Row[])[];
	readonly columnWidth: number;
	/** The line of the card that keys are about. */
	readonly cursor: number;
	readonly top: number;
	/** Rows of the whole card, and those in sight. */
	readonly total: number;
	readonly shown: number;
};

/** Cells before each line for the cursor's mark. */
const markWidth = 1;
export const columnGap = 2;
/** A card that is too high stands in two columns where each has so many cells. */
const leastColumnWidth = 48;

/** The card wrapped into its pane. */
export const selectWhyPage = memo(
	state => [selectWhyCard(state), placeOf(state, 'why'), state.view.why, selectWhyRow(state)?.container.id],
	(state): WhyPage => {
		const place = placeOf(state, 'why');
		const [width, height] = [(place?.width ?? 80) - borderSize, (place?.height ?? 24) - borderSize];
		const card = selectWhyCard(state);
		const whole = wrapped(card, width);
		const half = Math.floor((width - columnGap) / 2);
		const isParted = whole.length > height && half >= leastColumnWidth;
		const rows = isParted ? wrapped(card, half) : whole;
		const room = isParted ? 2 * height : height;
		const cursor = cursorOf(state, card, rows, room);
		const top = topFor(rows, cursor, room);
		const shown = rows.slice(top, top + room);
		return {
			columns: isParted ? [shown.slice(0, height), shown.slice(height)] : [shown],
			columnWidth: isParted ? half : width,
			cursor,
			top,
			total: rows.length,
			shown: shown.length,
		};
	},
);

function wrapped(card: readonly CardLine[], width: number): readonly Row[] {
	return card.flatMap(({line}, index) => wrapLine(line, width - markWidth).map(row => ({line: row, index})));
}

/** Where the user has moved it; else the first line that leads to another container, if that is in sight at the top. */
function cursorOf(state: State, card: readonly CardLine[], rows: readonly Row[], room: number): number {
	const {of, cursor} = state.view.why;
	if (of === selectWhyRow(state)?.container.id && cursor !== undefined) {
		return Math.max(0, Math.min(cursor, card.length - 1));
	}

	const first = rows.slice(0, room).find(({index}) => card[index]?.jump !== undefined);
	return topFor(rows, first?.index ?? 0, room) === 0 ? (first?.index ?? 0) : 0;
}

/** The cursor's line stands in the middle, once the card has to be moved for it. */
function topFor(rows: readonly Row[], cursor: number, room: number): number {
	const at = rows.findIndex(({index}) => index === cursor);
	return Math.max(0, Math.min(at - Math.floor(room / 2), rows.length - room));
}
