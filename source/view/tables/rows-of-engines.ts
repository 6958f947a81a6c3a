import {hasSeveral, isOwn} from '../../store/fleet/owner.js';
import {enginesOf, seenFrom} from '../../store/seen-from.js';
import type {State} from '../../store/state.js';
import {rowKey} from '../../store/view/overlay-slice.js';
import type {SafeText} from '../../text/safe-text.js';
import type {Listed} from '../list/list-model.js';

/** What a row says of its engine, where there are several. */
export type OfOneEngine = {
	readonly engine?: SafeText;
	/** What it is called there. */
	readonly idThere?: string;
	/** How far its clock is ahead of ours. */
	readonly clockOffsetMs?: number;
};

type Rows<Data, Row extends Listed> = {
	readonly id: string;
	readonly source?: unknown;
	/** `state` holds nothing of the other engines, `all` does. */
	rows(data: Data, state: State, all: State): readonly Row[];
	/** When it was, of rows that stand in the order of time; their ids tell their engines apart. */
	atMs?(row: Row): number;
};

/** What a table's rows are made of, with whatever else they read: of each engine. */
export function readByTable(
	{id, reads}: {readonly id: string; reads?(state: State): readonly unknown[]},
	state: State,
): readonly unknown[] {
	return enginesOf(state.fleet).flatMap(({resources, connection}) => [
		resources.byList.get(id)?.data,
		connection.clockOffsetMs,
		...(reads?.(seenFrom(state, connection.label)) ?? []),
	]);
}

/** The rows of all engines by their keys; undefined while none has told anything. */
export function rowsOfEngines<Data, Row extends Listed>(
	table: Rows<Data, Row>,
	state: State,
): ReadonlyMap<string, Row> | undefined {
	const engines = enginesOf(state.fleet).filter(
		({resources}) => !table.source || resources.byList.get(table.id)?.data !== undefined,
	);
	if (engines.length === 0) {
		return undefined;
	}

	const rows = engines.flatMap(({connection, resources}): readonly Row[] => {
		const data = resources.byList.get(table.id)?.data as Data;
		const own = table.rows(data, ownView(state, connection.label), state);
		return hasSeveral(state.fleet) ? own.map(row => ofEngine(table, row, connection)) : own;
	});
	return new Map(inTime(table, rows).map(row => [row.id, row]));
}

function ofEngine<Row extends Listed>(
	{atMs}: Pick<Rows<never, Row>, 'atMs'>,
	row: Row,
	{label: engine, clockOffsetMs}: {readonly label: SafeText; readonly clockOffsetMs?: number},
): Row & OfOneEngine {
	return {...row, id: atMs ? row.id : rowKey(row.id, engine), idThere: row.id, engine, clockOffsetMs};
}

/** The newest first, each engine's time set right by what its clock is ahead. */
function inTime<Row extends Listed>(
	{atMs}: Pick<Rows<never, Row>, 'atMs'>,
	rows: readonly Row[],
): readonly Row[] {
	const oursMs = (row: Row & OfOneEngine) => (atMs?.(row) ?? 0) - (row.clockOffsetMs ?? 0);
	const isMixed = atMs !== undefined && rows.some((row: Row & OfOneEngine) => row.engine !== rows[0]?.engine);
	return isMixed ? rows.toSorted((a, b) => oursMs(b) - oursMs(a)) : rows;
}

/** The state as seen from an engine, without the containers and events of the others. */
function ownView(state: State, engine: SafeText): State {
	if (!hasSeveral(state.fleet)) {
		return state;
	}

	const seen = seenFrom(state, engine);
	const {containers, events, usage} = seen.fleet;
	const byId = new Map([...containers.byId].filter(([, one]) => isOwn(seen.fleet, one)));
	const recent = events.recent.filter(event => isOwn(seen.fleet, event));
	const settled = new Map([...usage.settled].filter(([id]) => byId.has(id)));
	return {
		...seen,
		fleet: {
			...seen.fleet,
			containers: {...containers, byId},
			events: {...events, recent},
			usage: {...usage, settled},
		},
	};
}
