import {formatBytes, formatClockSpan, formatPercent, unknown} from '../../text/format.js';
import {span} from '../../text/line.js';
import {noText, safe, safeText, type SafeText} from '../../text/safe-text.js';
import {hasProcesses} from '../../engine/container-states.js';
import type {Process} from '../../engine/types.js';
import {processCpuPercent} from '../../store/fleet/processes-slice.js';
import {listView} from '../../store/view/lists-slice.js';
import type {State} from '../../store/state.js';
import {memo} from '../memo.js';
import {selectCursor} from './container-cursor.js';
import {createList} from './create-list.js';
import type {Column, List, Listed} from './list-model.js';
import {inTree} from './process-tree.js';

type ProcessRow = Listed & {
	readonly told: Process;
	/** Of the time between two readings. */
	readonly cpuPercent?: number;
	readonly cpus?: number;
	/** Where it stands in the tree, and the branch that leads to it. */
	readonly place: number;
	readonly branch: SafeText;
};

const tree = 'tree';

const column = (
	id: string,
	title: SafeText,
	text: (row: ProcessRow, isOfHost: boolean) => SafeText,
	more: Partial<Column<ProcessRow>> = {},
): Column<ProcessRow> => ({
	id,
	title,
	hint: noText,
	render: (row, _width, {isCpuOfHost}) => [span(text(row, isCpuOfHost))],
	...more,
});

const columns: ReadonlyArray<Column<ProcessRow>> = [
	column('pid', safe`PID`, ({id}) => safeText(id), {align: 'right', sort: 'pid'}),
	column('user', safe`USER`, ({told}) => told.user ?? unknown, {most: 16}),
	column(
		'cpu',
		safe`CPU %`,
		({cpuPercent, cpus}, isOfHost) =>
			formatPercent(isOfHost && cpus && cpuPercent !== undefined ? cpuPercent / cpus : cpuPercent),
		{steps: () => [[6, 0]], align: 'right', sort: 'cpu'},
	),
	column('mem', safe`MEM`, ({told}) => formatBytes(told.memoryBytes), {align: 'right', sort: 'mem'}),
	column('time', safe`CPU TIME`, ({told}) => formatClockSpan(told.cpuMs), {align: 'right'}),
	column('command', safe`COMMAND`, ({branch, name}) => safe`${branch}${name}`, {
		isFlexible: true,
		sort: 'command',
	}),
];

const selectRows = memo(
	state => [listedOf(state), listView(state, 'top').sort === tree, cpusOf(state)],
	state => rowsOf(state),
);

/** The processes of the container under the cursor, by the CPU that they use now. */
export const processList: List<ProcessRow, ProcessRow> = createList<ProcessRow, ProcessRow>({
	id: 'top',
	label: 'Top',
	kind: 'row',
	noun: 'processes',
	empty: safe`no processes`,
	items: selectRows,
	row: (state, id) => selectRows(state)?.get(id),
	orders: [
		{id: 'cpu', rank: ({cpuPercent}) => cpuPercent},
		{id: 'mem', rank: ({told}) => told.memoryBytes},
		{id: 'pid', rank: ({told}) => -told.pid},
		{id: 'command', rank: ({name}) => name},
		{id: tree, rank: ({place}) => -place},
	],
	columns,
	grammar: {
		fields: {
			user: {matches: ({told}, test) => test(told.user ?? '')},
			pid: {matches: ({id}, test) => test(id)},
		},
		matchAny: ({name, id}, test) => test(name) || test(id),
	},
});

/** What was told of the container under the cursor; undefined while that is of another one. */
function listedOf(state: State) {
	const {processes} = state.fleet;
	const cursor = selectCursor(state);
	return processes.table && cursor && hasProcesses(cursor) && cursor.id === processes.id
		? processes
		: undefined;
}

function cpusOf({fleet}: State): number | undefined {
	const {id} = fleet.processes;
	return id && fleet.usage.byId.get(id)?.latest.onlineCpus;
}

function rowsOf(state: State): ReadonlyMap<string, ProcessRow> | undefined {
	const listed = listedOf(state);
	const isTree = listView(state, 'top').sort === tree;
	return (
		listed?.table &&
		new Map(
			inTree(listed.table.processes).map(({told, branch}, place) => {
				const id = String(told.pid);
				return [
					id,
					{
						id,
						name: told.command,
						told,
						cpuPercent: processCpuPercent(told, listed),
						cpus: cpusOf(state),
						place,
						branch: isTree ? branch : noText,
					},
				];
			}),
		)
	);
}
