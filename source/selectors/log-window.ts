import type {Line} from '../lib/line.js';
import {firstSeq, readLine, seqAtOrAfter, seqAtOrBefore, type LogBuffer} from '../lib/log-buffer.js';
import {cutLine} from '../lib/log-spans.js';
import {formatCount} from '../lib/log-words.js';
import {t} from '../lib/safe-text.js';
import type {LogHold} from '../store/log-view.js';
import type {State} from '../store/state.js';
import {placeOf} from './layout.js';
import {paintLog, type LogLook} from './log-line.js';
import {memo} from './memo.js';

/** A painted row. The key stays with the line, wherever on the screen it moves. */
export type LogRow = {readonly key: string; readonly seq: number; readonly line: Line};

/** Inner size of the logs pane, where it is on the screen. */
export function selectLogSize(state: State): {readonly width: number; readonly height: number} {
	const place = placeOf(state, 'logs');
	return {width: (place?.width ?? 80) - 2, height: Math.max(1, (place?.height ?? 12) - 2)};
}

/** Where the reader holds; undefined while following. A hold belongs to the set in which it began. */
export function selectHold({fleet, view}: State): LogHold | undefined {
	return view.logView.hold?.set === fleet.logs.set ? view.logView.hold : undefined;
}

export function lookOf(state: State): LogLook {
	const {isWrapped, sideways} = state.view.logView;
	return {...selectLogSize(state), isWrapped, sideways, isUnicode: state.view.screen.isUnicode};
}

/** The rows of the logs pane, as many as it has at most: the newest at the bottom, or those from the top of the hold on. */
export const selectLogRows = memo(
	state => {
		const {width, height} = selectLogSize(state);
		return [state.fleet.logs, state.view.logView, state.view.screen, width, height];
	},
	(state): readonly LogRow[] => {
		const hold = selectHold(state);
		const look = lookOf(state);
		return hold
			? rowsFrom(state, hold.top, look.height, seq => rowsOf(state, seq, look, seq === hold.cursor))
			: rowsUpTo(state, look.height, seq => rowsOf(state, seq, look, false));
	},
);

type RowsOf = (seq: number) => readonly LogRow[];

function rowsFrom({fleet}: State, top: number, height: number, paint: RowsOf): readonly LogRow[] {
	const {buffer} = fleet.logs;
	const rows: LogRow[] = [];
	let seq = seqAtOrAfter(buffer, top);
	while (seq !== undefined && rows.length < height) {
		rows.push(...paint(seq));
		seq = seqAtOrAfter(buffer, seq + 1);
	}

	return rows.slice(0, height);
}

function rowsUpTo({fleet}: State, height: number, paint: RowsOf): readonly LogRow[] {
	const {buffer} = fleet.logs;
	const lines: Array<readonly LogRow[]> = [];
	let count = 0;
	let seq = seqAtOrBefore(buffer, buffer.end - 1);
	while (seq !== undefined && count < height) {
		const rows = paint(seq);
		lines.push(rows);
		count += rows.length;
		seq = seqAtOrBefore(buffer, seq - 1);
	}

	return lines.toReversed().flat().slice(-height);
}

/** The rows of one line, and before it a row that says what is missing there. */
export function rowsOf(state: State, seq: number, look: LogLook, isCursor: boolean): readonly LogRow[] {
	const {buffer} = state.fleet.logs;
	const line = readLine(buffer, seq);
	const rows = line ? paintLog(line, look, isCursor) : [];
	const gap = gapBefore(buffer, seq, look.width);
	return [
		...(gap ? [{key: `${seq} gap`, seq, line: gap}] : []),
		...rows.map((row, index) => ({key: `${seq} ${index}`, seq, line: row})),
	];
}

function gapBefore(buffer: LogBuffer, seq: number, width: number): Line | undefined {
	const before = seqAtOrBefore(buffer, seq - 1);
	if (before === seq - 1) {
		return undefined;
	}

	if (before !== undefined) {
		const words = t`─ ${formatCount(seq - before - 1)} lines let go while you read ─`;
		return cutLine([{text: words, tone: 'dim'}], 0, width);
	}

	return buffer.dropped > 0 && seq === firstSeq(buffer)
		? cutLine([{text: t`─ ${formatCount(buffer.dropped)} older lines dropped ─`, tone: 'dim'}], 0, width)
		: undefined;
}
