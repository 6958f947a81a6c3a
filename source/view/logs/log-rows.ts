import {counted} from '../../text/format.js';
import type {Line} from '../../text/line.js';
import type {KeptLine} from '../../logs/log-block.js';
import {firstSeq, readLine} from '../../logs/log-buffer.js';
import {cutLine} from '../../logs/log-spans.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import type {State} from '../../store/state.js';
import {paintLogs, withCursorMark, type LogFormat} from './log-line.js';
import {selectLogBeginnings} from './log-beginnings.js';
import {selectLogFormat} from './log-format.js';
import {lineBefore, selectFilteredLog} from './filtered-log.js';

/** A painted row, and the line that it belongs to. */
export type LogRow = {readonly seq: number; readonly line: Line};

type Painted = Map<number, readonly LogRow[]>;

const painted = new WeakMap<LogFormat, Painted>();
const mostPainted = 1000;

/** The rows of these lines, each with a row before it where lines are missing. */
export function rowsOf(
	state: State,
	seqs: readonly number[],
	cursor?: number,
): ReadonlyArray<readonly LogRow[]> {
	const format = selectLogFormat(state);
	const rows = paintMissing(state, seqs, format);
	return seqs.map(seq => {
		const gap = gapBefore(state, seq, format.width);
		const own = rows.get(seq) ?? [];
		const shown =
			seq === cursor ? own.map(row => ({...row, line: withCursorMark(row.line, format.isUnicode)})) : own;
		return gap ? [{seq, line: gap}, ...shown] : shown;
	});
}

/** Painted once, whatever it moves: only new lines cost anything. */
function paintMissing(state: State, seqs: readonly number[], format: LogFormat): Painted {
	const rows: Painted = painted.get(format) ?? new Map();
	painted.set(format, rows);
	if (rows.size > mostPainted) {
		rows.clear();
	}

	const {buffer} = selectFilteredLog(state);
	const lines = seqs.flatMap((seq): KeptLine[] => {
		const line = rows.has(seq) ? undefined : readLine(buffer, seq);
		return line ? [line] : [];
	});
	for (const [index, painting] of paintLogs(lines, format).entries()) {
		const seq = lines[index]?.seq ?? 0;
		rows.set(
			seq,
			painting.map(line => ({seq, line})),
		);
	}

	return rows;
}

function gapBefore(state: State, seq: number, width: number): Line | undefined {
	const words = missingBefore(state, seq);
	return words && cutLine([{text: words, tone: 'dim'}], 0, width);
}

function missingBefore(state: State, seq: number): SafeText | undefined {
	const {buffer, older} = state.fleet.logs;
	const shown = selectFilteredLog(state);
	const before = lineBefore(shown, seq);
	if (before !== undefined) {
		// Lines that were put among others have numbers between theirs.
		const late = shown.buffer === buffer ? selectLogBeginnings(state).late.get(seq) : undefined;
		if (late !== undefined) {
			const name = selectLogFormat(state).names.get(late) ?? safe`here`;
			return safe`─ ${name}: older lines not loaded · [ loads them ─`;
		}

		const missing = Math.ceil(seq) - Math.floor(before) - 1;
		return missing > 0 && shown.buffer === buffer
			? safe`─ ${counted(missing, 'line')} dropped while you read ─`
			: undefined;
	}

	if (shown.buffer !== buffer) {
		const {dropped} = shown.buffer;
		return dropped > 0 ? safe`─ ${counted(dropped, 'older matching line')} dropped ─` : undefined;
	}

	if (shown.from > firstSeq(buffer)) {
		return safe`─ cleared here ─`;
	}

	const dropped = Math.max(0, Math.ceil(firstSeq(buffer)));
	if (dropped > 0) {
		return safe`─ ${counted(dropped, 'older line')} dropped · [ fetches older ones ─`;
	}

	const {hasOlder} = selectLogBeginnings(state);
	if (older.isAll && !hasOlder) {
		return safe`─ the engine has no older lines ─`;
	}

	return hasOlder ? safe`─ [ fetches older lines ─` : undefined;
}
