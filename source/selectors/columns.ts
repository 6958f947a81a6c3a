import {span, type Line} from '../lib/line.js';
import {t} from '../lib/safe-text.js';
import type {State} from '../store/state.js';
import type {Column, Step} from './column.js';
import {
	command,
	created,
	id,
	image,
	name,
	ports,
	project,
	restarts,
	state,
	uptime,
} from './columns-identity.js';
import {cpu, disk, errors, memory, memoryPercent, net, pids} from './columns-usage.js';
import {memo} from './memo.js';
import type {Row} from './row.js';
import type {Reason} from './trouble.js';

const why: Column = {
	id: 'why',
	title: t`WHY`,
	hint: t`what is wrong with it`,
	steps: [
		{width: 16, turn: 2},
		{width: 22, turn: 10},
		{width: 30, turn: 15},
		{width: 44, turn: 21},
	],
	isFlexible: true,
	sort: 'trouble',
	render: whyLine,
};

/** Every column, in the order shown. The name is always there. */
export const columns: readonly Column[] = [
	name,
	state,
	uptime,
	cpu,
	memory,
	memoryPercent,
	net,
	disk,
	pids,
	errors,
	restarts,
	image,
	project,
	ports,
	id,
	created,
	command,
	why,
];

export const columnIds: readonly string[] = columns.map(column => column.id);

export type ShownColumn = {readonly column: Column; readonly width: number};

/** Cells before the first column: the cursor's mark, the user's mark, a space. */
export const marksWidth = 3;
export const gapWidth = 2;

/**
 * Deals `width` cells out: each step of each column in its turn, as long as it fits. Columns chosen by hand
 * come first, in the order of the table; what doesn't fit then is left out.
 */
export function columnsFor(width: number, chosen?: readonly string[]): readonly ShownColumn[] {
	const widths = new Map<string, number>();
	let left = width - marksWidth + gapWidth;
	for (const {column, step} of stepsInTurn(chosen)) {
		const before = widths.get(column.id);
		const isNext = before !== undefined || step === column.steps[0];
		const cost = step.width - (before ?? -gapWidth);
		if (isNext && cost <= left) {
			widths.set(column.id, step.width);
			left -= cost;
		} else if (before !== undefined && column.isFlexible) {
			// What is too little for its next step is still better spent there than on a later turn.
			break;
		}
	}

	return columns
		.filter(column => widths.has(column.id))
		.map(column => ({column, width: (widths.get(column.id) ?? 0) + (column.isFlexible ? left : 0)}));
}

function stepsInTurn(chosen: readonly string[] | undefined): ReadonlyArray<{column: Column; step: Step}> {
	const wanted = chosen
		? columns.filter(({id: columnId}) => columnId === 'name' || chosen.includes(columnId))
		: columns;
	return wanted
		.flatMap(column =>
			column.steps.map((step, index) => ({
				column,
				step,
				turn: chosen ? index * 1000 + Math.min(step.turn, 999) : step.turn,
			})),
		)
		.filter(({turn}) => Number.isFinite(turn))
		.sort((a, b) => a.turn - b.turn);
}

/** The columns on the screen now. */
export const selectColumns = memo(
	({view}) => [view.screen.columns, view.list.columns],
	({view}) => columnsFor(view.screen.columns - 2, view.list.columns),
);

/** The columns chosen by hand after one of them is put on or taken off. */
export function toggleColumn(current: State, columnId: string): readonly string[] {
	const shown = current.view.list.columns ?? selectColumns(current).map(({column}) => column.id);
	return columnIds.filter(one =>
		one === columnId ? !shown.includes(one) || one === 'name' : shown.includes(one),
	);
}

/** What was just asked and failed comes first, then the reasons that it hasn't told, the worst first. */
function whyLine({trouble, failure}: Row): Line {
	const isNew = ({id: reasonId, whole}: Reason) =>
		reasonId !== 'failure' && !(whole && failure?.whole.includes(whole));
	const reasons = trouble.reasons.filter(isNew);
	const parts = [
		...(failure ? [span(failure.brief, 'bad')] : []),
		...reasons.map(({severity, words}) =>
			span(words, severity >= 70 ? 'bad' : severity >= 30 ? 'warn' : 'dim'),
		),
	];
	return parts.flatMap((part, index) => (index === 0 ? [part] : [span(t`, `, 'dim'), part]));
}
