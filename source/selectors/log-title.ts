import type {Line} from '../lib/line.js';
import {firstSeq, seqAtOrBefore} from '../lib/log-buffer.js';
import {formatCount} from '../lib/log-words.js';
import {span, type Span} from '../lib/line.js';
import {noText, t} from '../lib/safe-text.js';
import type {State} from '../store/state.js';
import {selectHold, selectLogRows} from './log-window.js';

const dot: Span = {text: t` · `, tone: 'dim'};

/** `Logs · api-7 · following`. */
export function selectLogTitle(state: State): Line {
	const parts = [span(t`Logs`), ...nameOf(state), ...statusOf(state)];
	return parts.flatMap((part, index) => (index === 0 ? [part] : [dot, part]));
}

function nameOf({fleet}: State): readonly Span[] {
	const [source] = fleet.logs.sources.values();
	return source ? [span(source.name, 'strong')] : [];
}

function statusOf(state: State): readonly Span[] {
	const [source] = state.fleet.logs.sources.values();
	if (source?.status === 'refused') {
		return [span(t`not readable`, 'bad')];
	}

	if (source?.status === 'cut') {
		const inMs = Math.max(0, (source.retryAtMs ?? 0) - state.fleet.nowMs);
		return [span(t`cut, retrying in ${Math.ceil(inMs / 1000)} s`, 'warn')];
	}

	const hold = selectHold(state);
	if (hold) {
		const arrived = state.fleet.logs.buffer.end - hold.newFrom;
		return [span(t`held`, 'warn'), ...(arrived > 0 ? [span(t`+${formatCount(arrived)} new`, 'accent')] : [])];
	}

	return source === undefined
		? []
		: [source.status === 'ended' ? span(t`ended`) : span(t`following`, 'good')];
}

/** `1,204–1,231 of 10,000`: which of the lines kept are on the screen. */
export function selectLogNote(state: State): Line {
	const {buffer} = state.fleet.logs;
	const rows = selectLogRows(state);
	const from = rows[0]?.seq;
	const to = rows.at(-1)?.seq;
	const last = seqAtOrBefore(buffer, buffer.end - 1);
	if (from === undefined || to === undefined || last === undefined) {
		return [];
	}

	const base = firstSeq(buffer) - 1;
	const kept = formatCount(buffer.count);
	return [span(selectHold(state) ? t`${formatCount(to - base)} of ${kept}` : kept), span(noText)];
}

/** Why there is no line to show. */
export function selectLogEmpty({fleet}: State): Line {
	const [source] = fleet.logs.sources.values();
	if (source?.problem) {
		return [span(source.problem, 'bad'), ...(source.hint ? [span(t` · ${source.hint}`, 'dim')] : [])];
	}

	return source === undefined || source.status === 'opening' ? [] : [span(t`no lines yet`, 'dim')];
}
