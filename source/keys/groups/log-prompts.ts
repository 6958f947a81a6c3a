import {counted, formatCount} from '../../text/format.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import {selectCursor, selectCursorHeading} from '../../view/list/container-cursor.js';
import {selectHold} from '../../view/logs/log-scroll.js';
import {saveName, selectLogSet} from '../../view/logs/log-set.js';
import {containerList, groupOfContainer, projectLabel} from '../../view/list/container-list.js';
import {listView} from '../../store/view/lists-slice.js';
import type {LogSave} from '../../store/fleet/saves-slice.js';
import type {LogScope} from '../../store/view/log-view-slice.js';
import type {Choice, LogCopy, LogStart} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';
import {openChoices, openPrompt} from '../open-question.js';
import type {Outcome} from '../effect.js';

// Questions of the logs pane. What becomes of the answers is in `log-answers.ts`.

export function askSearch({view}: State): Outcome {
	const {search} = view.logView;
	return [openPrompt(safe`search`, {kind: 'logSearch'}, {before: search, isLive: true})];
}

export function askFilter(state: State): Outcome {
	const {filter} = state.view.logView;
	const text = filter.trim() === '' ? '' : `${filter.trim()} & `;
	return [openPrompt(safe`only lines with`, {kind: 'logFilter'}, {text, before: filter, isLive: true})];
}

export function askScope(state: State): Outcome {
	const marks = listView(state, containerList.id).marks.size;
	const cursor = selectCursor(state);
	const project = selectCursorHeading(state) ?? (cursor?.project && groupOfContainer(cursor));
	const choice = (scope: LogScope, label: SafeText, hint?: SafeText): Choice => ({
		label,
		hint,
		answer: {kind: 'logScope', scope},
	});
	return openChoices(state, safe`Show logs of`, [
		...(cursor ? [choice({kind: 'own', at: cursor.id}, safe`${cursor.name}`)] : []),
		...(cursor && marks > 0
			? [choice({kind: 'marked', at: cursor.id}, safe`the ${formatCount(marks)} marked`)]
			: []),
		...(project ? [choice({kind: 'project', project}, safe`project ${projectLabel(project)}`)] : []),
		choice({kind: 'shown'}, safe`all containers in the list`, safe`merged by time`),
	]);
}

export function askRange(state: State): Outcome {
	const choice = (from: LogStart, label: SafeText, hint?: SafeText): Choice => ({
		label,
		hint,
		answer: {kind: 'logRange', from},
	});
	const {markStamp} = state.fleet.logs;
	return openChoices(state, safe`Show logs since`, [
		choice({kind: 'tail', lines: 100}, safe`the last 100 lines`),
		choice({kind: 'tail', lines: 1000}, safe`the last 1,000 lines`),
		choice({kind: 'tail', lines: 10_000}, safe`the last 10,000 lines`),
		choice({kind: 'tail', lines: 'all'}, safe`everything`, safe`at most the last 100,000 lines`),
		choice({kind: 'ago', seconds: 60}, safe`1 minute ago`),
		choice({kind: 'ago', seconds: 300}, safe`5 minutes ago`),
		choice({kind: 'ago', seconds: 3600}, safe`1 hour ago`),
		choice({kind: 'clock'}, safe`a time of day …`),
		...(markStamp === undefined ? [] : [choice({kind: 'since', stamp: markStamp}, safe`the mark`)]),
	]);
}

export function askClock(state: State, text = '', problem?: SafeText): Outcome {
	const zone = state.view.logView.stamps === 'local' ? safe`local` : safe`UTC`;
	const label = safe`since (HH:MM or HH:MM:SS, ${zone})`;
	return [openPrompt(label, {kind: 'logClock'}, {text, before: '', problem})];
}

export function askCopy(state: State): Outcome {
	const choice = (what: LogCopy, label: SafeText): Choice => ({label, answer: {kind: 'logCopy', what}});
	return openChoices(state, safe`Copy`, [
		choice({kind: 'line'}, selectHold(state) ? safe`the line under the cursor` : safe`the newest line`),
		choice({kind: 'shown'}, safe`the lines on the screen`),
		...[100, 1000].map(count => choice({kind: 'last', count}, safe`the last ${formatCount(count)} lines`)),
	]);
}

/** While a file is being written, asks for nothing: the press cancels it. */
export function askSave(state: State): Outcome {
	if (state.fleet.saves.save) {
		return [{type: 'saves/cancelled'}];
	}

	const choice = (what: LogSave['what'], label: SafeText, hint?: SafeText): Choice => ({
		label,
		hint,
		answer: {kind: 'logSave', what},
	});
	const {buffer} = state.fleet.logs;
	return openChoices(state, safe`Save`, [
		choice('kept', safe`the ${counted(buffer.count, 'line')} loaded`),
		...(state.view.logView.filter.trim() === ''
			? []
			: [choice('filtered', safe`the lines that match the filter`)]),
		choice('engine', safe`all lines that the engine has`, safe`of ${selectLogSet(state).title}`),
	]);
}

export function askPath(state: State, what: LogSave['what']): Outcome {
	return [openPrompt(safe`to the file`, {kind: 'logSave', what}, {text: saveName(state), before: ''})];
}
