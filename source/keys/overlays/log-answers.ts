import {formatCount} from '../../text/format.js';
import {readLine} from '../../logs/log-buffer.js';
import {plainText} from '../../logs/log-text.js';
import {safe} from '../../text/safe-text.js';
import {selectLogScroll, centred, seqsUpTo} from '../../view/logs/log-scroll.js';
import {seekHit} from '../../store/held-line.js';
import {selectLogSet} from '../../view/logs/log-set.js';
import {lastLine, selectFilteredLog} from '../../view/logs/filtered-log.js';
import {selectLogRows} from '../../view/logs/log-window.js';
import type {LogSave} from '../../store/fleet/saves-slice.js';
import type {LogRange} from '../../store/view/log-view-slice.js';
import type {LogCopy, LogStart} from '../../store/view/overlay-slice.js';
import {logNowMs} from '../../store/engine-now.js';
import type {State} from '../../store/state.js';
import type {Outcome} from '../effect.js';
import {askClock} from '../groups/log-prompts.js';

/** The nearest hit is shown at each letter; enter stays there, esc goes back to where the reader was. */
export function searchLogs(state: State, typed: string, key: string): Outcome {
	const {seek} = state.view.logView;
	if (key === 'esc' || typed === '') {
		return [{type: 'logView/searched', search: typed}];
	}

	const {set, buffer, search: looked} = state.fleet.logs;
	const isHeld = state.view.logView.hold?.set === set;
	const from = selectLogScroll(state)?.cursor ?? buffer.end;
	// Who follows stands at the newest line, and looks back from there.
	const start = seek?.set === set ? seek : ({set, from, direction: isHeld ? 1 : -1} as const);
	const hit =
		key === 'enter' && looked?.text === typed ? seekHit(state, start.from, start.direction) : undefined;
	return hit === undefined
		? [{type: 'logView/searched', search: typed, seek: start}]
		: [
				{type: 'logView/searched', search: typed},
				{type: 'logView/held', set, end: buffer.end, ...centred(state, hit)},
			];
}

export function chooseStart(state: State, from: LogStart): Outcome {
	if (from.kind === 'clock') {
		return askClock(state);
	}

	return ranged(
		state,
		from.kind === 'ago' ? {kind: 'since', stamp: stampOf(logNowMs(state.fleet) - from.seconds * 1000)} : from,
	);
}

function ranged(state: State, range: LogRange): Outcome {
	return [{type: 'logView/ranged', of: selectLogSet(state).base, range}];
}

function stampOf(atMs: number): string {
	return new Date(atMs).toISOString().replace('Z', '000000Z');
}

const dayMs = 86_400_000;

/** The last time that it was so late. */
export function sinceClock(state: State, typed: string): Outcome {
	const [whole, hours = '', minutes = '', seconds = '0'] =
		/^(\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(typed.trim()) ?? [];
	if (whole === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) {
		return askClock(state, typed, safe`not a time of day, such as 02:14 or 02:14:05`);
	}

	const at = new Date(logNowMs(state.fleet));
	if (state.view.logView.stamps === 'local') {
		at.setHours(Number(hours), Number(minutes), Number(seconds), 0);
	} else {
		at.setUTCHours(Number(hours), Number(minutes), Number(seconds), 0);
	}

	const atMs = at.getTime();
	return ranged(state, {
		kind: 'since',
		stamp: stampOf(atMs > logNowMs(state.fleet) ? atMs - dayMs : atMs),
	});
}

export function copyLines(state: State, what: LogCopy): Outcome {
	const lines = seqsToCopy(state, what).map(seq => textOf(state, seq));
	return lines.length === 0
		? []
		: [
				{
					type: 'effect/copy',
					text: lines.join('\n'),
					what: lines.length === 1 ? safe`a log line` : safe`${formatCount(lines.length)} log lines`,
				},
			];
}

function seqsToCopy(state: State, what: LogCopy): readonly number[] {
	if (what.kind === 'shown') {
		return [...new Set(selectLogRows(state).map(({seq}) => seq))];
	}

	if (what.kind === 'line') {
		const cursor = selectLogScroll(state)?.cursor;
		return cursor === undefined ? [] : [cursor];
	}

	const last = lastLine(selectFilteredLog(state));
	return last === undefined ? [] : seqsUpTo(state, last, what.count);
}

/** Without colours; with its container's name where there are several. */
function textOf(state: State, seq: number): string {
	const line = readLine(selectFilteredLog(state).buffer, seq);
	const {isTogether, sources} = state.fleet.logs;
	const name = [...sources.values()].find(({index}) => index === line?.source)?.name;
	const text = line ? plainText(line.text) : '';
	return isTogether && !line?.isNotice ? `${name ?? ''} ${text}` : text;
}

export function saveTo(typed: string, what: LogSave['what']): Outcome {
	const path = typed.trim();
	return path === '' ? [] : [{type: 'saves/asked', path, what}];
}
