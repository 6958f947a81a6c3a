import {isUp} from '../../engine/container-states.js';
import type {ConnectionState} from '../../store/fleet/connection-slice.js';
import type {State} from '../../store/state.js';
import {formatBytes, formatCount, formatPercent, formatSpan, unknown} from '../../text/format.js';
import type {Tone} from '../../text/line.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import {sumKnown} from '../../util/sum-known.js';
import {clockWords, noticeableMs} from '../clock-words.js';
import {productWords} from '../product-words.js';
import {selectTroubles} from '../trouble/troubles.js';
import {defineTable, type TableColumn} from './define-table.js';

type EngineRow = {
	readonly id: string;
	readonly name: SafeText;
	readonly connection: ConnectionState;
	readonly nowMs: number;
	readonly up: number;
	readonly down: number;
	readonly troubled: number;
	/** Of all its containers: per cent of one core, and bytes. */
	readonly cpuPercent?: number;
	readonly memoryBytes?: number;
};

/** All engines: how each is, and what runs there. */
export const enginesTable = defineTable<undefined, EngineRow>({
	id: 'engines',
	kind: 'engine',
	empty: safe`no engines`,
	rows: (_none, own, all) => [rowOf(own, all)],
	isAboutEngines: true,
	reads: state => [
		state.fleet.connection,
		state.fleet.containers.byId,
		state.fleet.usage.settled,
		selectTroubles(state),
		...(state.view.focus.pane === 'engines' ? [state.fleet.ourNowMs] : []),
	],
	columns: [
		{id: 'name', title: safe`NAME`, cell: ({name}) => ({text: name})},
		{id: 'state', title: safe`STATE`, cell: ({connection}) => states[connection.status]},
		{
			id: 'version',
			title: safe`VERSION`,
			cell: ({connection: {host}}) => ({text: host ? productWords(host) : unknown}),
		},
		figure('latency', safe`LATENCY`, ({connection}) => connection.roundTripMs, latency),
		{id: 'clock', title: safe`CLOCK`, cell: ({connection}) => clockCell(connection)},
		figure(
			'age',
			safe`ANSWERED`,
			({connection, nowMs}) => ageOf(connection, nowMs),
			age => formatSpan(age ?? 0),
		),
		figure('up', safe`UP`, ({up}) => up, formatCount),
		figure('down', safe`DOWN`, ({down}) => down, formatCount),
		{
			...figure('trouble', safe`IN TROUBLE`, ({troubled}) => troubled, formatCount),
			cell: ({troubled}: EngineRow) => ({
				text: formatCount(troubled),
				tone: troubled > 0 ? ('bad' as const) : undefined,
			}),
		},
		figure('cpu', safe`CPU %`, ({cpuPercent}) => cpuPercent, formatPercent),
		figure('mem', safe`MEM`, ({memoryBytes}) => memoryBytes, formatBytes),
		{id: 'retry', title: safe`NEXT TRY`, cell: ({connection, nowMs}) => retryCell(connection, nowMs)},
		{
			id: 'error',
			title: safe`ERROR`,
			isFlexible: true,
			cell: ({connection: {problem}}) => ({text: problem?.words ?? safe``, tone: 'bad'}),
		},
	],
	preview: ({connection: {url, host, problem}}) => [
		[safe`address`, url],
		[safe`host`, host?.name],
		[safe`error`, problem?.words],
		[safe`what helps`, problem?.hint],
	],
});

const states: Readonly<Record<ConnectionState['status'], {text: SafeText; tone: Tone}>> = {
	connecting: {text: safe`connecting`, tone: 'dim'},
	up: {text: safe`up`, tone: 'good'},
	silent: {text: safe`silent`, tone: 'warn'},
	down: {text: safe`unreachable`, tone: 'bad'},
	closed: {text: safe`disconnected`, tone: 'dim'},
};

function rowOf(own: State, state: State): EngineRow {
	const {connection, containers, usage, ourNowMs: nowMs} = own.fleet;
	const all = [...containers.byId.values()];
	const up = all.filter(isUp).length;
	const troubles = selectTroubles(state);
	const latest = [...usage.settled.values()].map(history => history.latest);
	return {
		id: connection.label,
		name: connection.label,
		connection,
		nowMs,
		up,
		down: all.length - up,
		troubled: all.filter(({id}) => (troubles.get(id)?.score ?? 0) > 0).length,
		cpuPercent: sumKnown(latest.map(({cpuPercent}) => cpuPercent)),
		memoryBytes: sumKnown(latest.map(({memoryBytes}) => memoryBytes)),
	};
}

function figure(
	id: string,
	title: SafeText,
	of: (row: EngineRow) => number | undefined,
	format: (value: number | undefined) => SafeText,
): TableColumn<EngineRow> {
	return {
		id,
		title,
		align: 'right',
		cell: row => ({text: of(row) === undefined ? unknown : format(of(row))}),
		rank: of,
	};
}

function latency(ms: number | undefined): SafeText {
	return ms === undefined ? unknown : safe`${safeText(ms < 10 ? ms.toFixed(1) : String(Math.round(ms)))} ms`;
}

function ageOf({answeredAtMs}: ConnectionState, nowMs: number): number | undefined {
	return answeredAtMs === undefined ? undefined : Math.max(0, nowMs - answeredAtMs);
}

function clockCell({clockOffsetMs}: ConnectionState) {
	if (clockOffsetMs === undefined) {
		return {text: unknown, tone: 'dim'} as const;
	}

	return Math.abs(clockOffsetMs) < noticeableMs
		? ({text: safe`as ours`, tone: 'dim'} as const)
		: ({text: clockWords(clockOffsetMs), tone: 'warn'} as const);
}

function retryCell({status, retryAtMs}: ConnectionState, nowMs: number) {
	return status !== 'down'
		? {text: safe``}
		: {
				text:
					retryAtMs === undefined || retryAtMs <= nowMs
						? safe`now`
						: safe`in ${formatSpan(retryAtMs - nowMs)}`,
			};
}
