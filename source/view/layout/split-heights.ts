import type {State} from '../../store/state.js';
import {containerList} from '../list/container-list.js';

/** Rows that a pane can fill; without a number it fills whatever it gets. */
export type Wants = Readonly<Record<string, number | undefined>>;

/** What a pane has at least, and its share of the rows that the list leaves. */
type Band = {readonly least: number; readonly share: number};

const bands: Readonly<Record<string, Band>> = {
	stats: {least: 6, share: 0.36},
	top: {least: 4, share: 0.3},
	logs: {least: 5, share: 0.34},
};
const leastLeft = 15;

type Split = {
	/** The one in focus. */
	readonly pane: string;
	/** The panes about the container under the cursor. */
	readonly details: readonly string[];
	readonly wants: Wants;
};

/** From so many rows on all panes have room beside a full list. */
const roomyHeight = 28;

/**
 * Who gets how many rows, from top to bottom. The list never takes more than it can fill, and stands still whatever
 * the cursor is on, and so do the logs; of what it leaves no pane takes more than it can fill while another one lacks rows.
 */
export function splitHeights(
	{pane, details, wants}: Split,
	height: number,
): ReadonlyArray<readonly [id: string, height: number]> {
	const share = Math.round(height * (height >= roomyHeight ? 0.45 : 0.58));
	const list = Math.min(share, wants['containers'] ?? share);
	const left = height - list;
	if (left >= leastLeft) {
		const [stats, top, logs] = shareOut(['stats', 'top', 'logs'], left, wants);
		const both: ReadonlyArray<readonly [string, number]> =
			details.length > 1 ? [stats!, top!] : [[details[0]!, stats![1] + top![1]]];
		return [['containers', list], ...both, logs!];
	}

	// Why it doesn't run comes before what it wrote.
	const usual = details.includes('why') && pane !== 'logs' ? 'why' : 'logs';
	return [
		['containers', list],
		[details.includes(pane) ? pane : usual, left],
	];
}

/** Everybody's least, then rows one by one to whoever can fill one and is farthest from its share. */
function shareOut(
	ids: readonly string[],
	height: number,
	wants: Wants,
): ReadonlyArray<readonly [id: string, height: number]> {
	const given = ids.map(id => bands[id]!.least);
	const saturation = (index: number) => {
		const id = ids[index]!;
		return given[index]! < (wants[id] ?? Number.POSITIVE_INFINITY)
			? given[index]! / bands[id]!.share
			: Number.POSITIVE_INFINITY;
	};

	for (let left = height - given.reduce((sum, rows) => sum + rows, 0); left > 0; left--) {
		const neediest = given.reduce(
			(best, _, index) => (saturation(index) < saturation(best) ? index : best),
			given.length - 1,
		);
		given[neediest]!++;
	}

	return ids.map((id, index) => [id, given[index]!]);
}

/** Border and titles. */
const aroundRows = 3;
/** Why there are no rows takes some, too. */
const leastListed = 4;

/** While a filter is typed, the list keeps the rows that it had without it. */
export function containersWant(state: State): number | undefined {
	if (!state.fleet.containers.isKnown) {
		return undefined;
	}

	const isTyped = state.view.overlay.stack.at(-1)?.kind === 'prompt';
	const shown = isTyped ? (containerList.items(state)?.size ?? 0) : containerList.selectEntries(state).length;
	return Math.max(leastListed, shown) + aroundRows;
}

/** The processes of another container stand for those of the one under the cursor until these come. */
export function topWants({fleet}: State): number {
	return (fleet.processes.table?.processes.length ?? 1) + aroundRows;
}
