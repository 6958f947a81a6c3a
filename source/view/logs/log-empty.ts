import {briefError} from '../../text/brief-error.js';
import {formatAge} from '../../text/format.js';
import {span, type Line} from '../../text/line.js';
import {safe, safeText, type SafeText} from '../../text/safe-text.js';
import type {State} from '../../store/state.js';
import {selectCursor} from '../list/container-cursor.js';
import {shownName} from '../list/name-in-project.js';
import {selectFilteredLog} from './filtered-log.js';
import {selectLogSize} from './log-format.js';
import {logText} from './log-line.js';

/** What stands where there is no line to show: why, and of a recording the last lines that it has. */
export function selectLogEmpty(state: State): readonly Line[] {
	const broken = [...state.fleet.logs.sources.values()].find(({problem}) => problem !== undefined);
	if (broken?.problem) {
		const hint = broken.hint ? [span(safe` · ${broken.hint}`, 'dim')] : [];
		return [[span(briefError(broken.problem), 'bad'), ...hint]];
	}

	return state.view.past.isReplay ? recordedWords(state) : [[span(reasonOf(state), 'dim')]];
}

function reasonOf(state: State): SafeText {
	const {logs} = state.fleet;
	const sources = [...logs.sources.values()];
	const filter = state.view.logView.filter.trim();
	if (logs.buffer.count > 0 && filter !== '') {
		const isWhole = logs.filter !== undefined && logs.filter.lookedTo >= logs.buffer.end;
		return isWhole ? safe`no line matches the filter` : safe`looking for lines that match…`;
	}

	if (state.view.past.atMs !== undefined) {
		return safe`no lines from that time are kept`;
	}

	if (selectFilteredLog(state).from > Number.NEGATIVE_INFINITY) {
		return safe`nothing since it was cleared`;
	}

	if (logs.waiting > 0 || sources.some(({status}) => status === 'opening')) {
		return safe`loading…`;
	}

	return sources.length === 0
		? safe``
		: sources.every(({status}) => status === 'ended')
			? safe`${sources.length === 1 ? safe`it` : safe`they`} wrote nothing`
			: safe`no output yet`;
}

function recordedWords(state: State): readonly Line[] {
	const container = selectCursor(state);
	const words = container && state.fleet.lastWords.byId.get(container.id);
	if (!container || !words || words.lines.length === 0) {
		return [[span(safe`logs are not recorded`, 'dim')]];
	}

	const ageMs = (state.view.past.atMs ?? state.fleet.ourNowMs) - words.diedAtMs;
	const head = safe`logs are not recorded · the last lines of ${shownName(container)} before it ended ${formatAge(ageMs)} ago:`;
	const most = Math.max(1, selectLogSize(state).height - 1);
	return [[span(head, 'dim')], ...words.lines.slice(-most).map(({text}) => logText(safeText(text)))];
}
