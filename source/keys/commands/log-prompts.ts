import {formatCount} from '../../text/format.js';
import {safe, type SafeText} from '../../text/safe-text.js';
import {selectCursor} from '../../view/list/container-cursor.js';
import {selectHold} from '../../view/logs/log-position.js';
import {saveName, selectLogSet} from '../../view/logs/log-set.js';
import {containerList} from '../../view/list/container-list.js';
import {listView} from '../../store/view/lists-slice.js';
import type {Choice} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';
import {frozenOrder} from './list-commands.js';
import type {Outcome} from '../effect.js';

// Questions of the logs pane. What becomes of the answers is in `log-purposes.ts`.

export function askSearch({view}: State): Outcome {
	return [prompt(safe`search`, 'logSearch', {text: '', before: view.logView.search})];
}

export function askFilter(state: State): Outcome {
	const {filter} = state.view.logView;
	const text = filter.trim() === '' ? '' : `${filter.trim()} & `;
	return [prompt(safe`only lines with`, 'logFilter', {text, before: filter})];
}

type Asked = {
	readonly text: string;
	/** What `esc` goes back to. */
	readonly before: string;
	readonly isLive?: boolean;
	readonly problem?: SafeText;
};

function prompt(
	label: SafeText,
	purpose: string,
	{text, before, isLive = true, problem}: Asked,
): Outcome[number] {
	const draft = {text, caret: text.length};
	return {
		type: 'overlay/opened',
		overlay: {kind: 'prompt', label, draft, purpose, isLive, before, problem, targets: []},
	};
}

function choose(state: State, title: SafeText, purpose: string, choices: readonly Choice[]): Outcome {
	return [
		{
			type: 'overlay/opened',
			overlay: {kind: 'choose', title, choices, cursor: 0, purpose, targets: [], order: frozenOrder(state)},
		},
	];
}

export function askScope(state: State): Outcome {
	const marks = listView(state, containerList.id).marks.size;
	const cursor = selectCursor(state);
	const project = cursor?.project;
	return choose(state, safe`Whose logs`, 'logScope', [
		{
			value: 'auto',
			label: safe`the container under the cursor`,
			hint: marks > 0 ? safe`now the ${formatCount(marks)} marked` : safe`or those marked with space`,
		},
		...(marks > 0 ? [{value: 'cursor', label: safe`only the container under the cursor`}] : []),
		...(project ? [{value: 'project', label: safe`compose project ${project}`}] : []),
		{value: 'shown', label: safe`all that the list shows`, hint: safe`merged by time`},
	]);
}

export function askRange(state: State): Outcome {
	return choose(state, safe`Logs from`, 'logRange', [
		{value: 'tail 100', label: safe`the last 100 lines`},
		{value: 'tail 1000', label: safe`the last 1,000 lines`},
		{value: 'tail 10000', label: safe`the last 10,000 lines`},
		{value: 'tail all', label: safe`everything`, hint: safe`the last 100,000 lines are kept`},
		{value: 'since 60', label: safe`1 minute ago`},
		{value: 'since 300', label: safe`5 minutes ago`},
		{value: 'since 3600', label: safe`1 hour ago`},
		{value: 'clock', label: safe`a time of day …`},
		...(state.fleet.logs.markStamp === undefined ? [] : [{value: 'mark', label: safe`the mark`}]),
	]);
}

export function askClock(state: State, text = '', problem?: SafeText): Outcome {
	const zone = state.view.logView.stamps === 'local' ? safe`local` : safe`UTC`;
	return [
		prompt(safe`since (HH:MM or HH:MM:SS, ${zone})`, 'logClock', {text, before: '', isLive: false, problem}),
	];
}

export function askCopy(state: State): Outcome {
	return choose(state, safe`Copy`, 'logCopy', [
		{value: 'line', label: selectHold(state) ? safe`the line under the cursor` : safe`the newest line`},
		{value: 'shown', label: safe`the lines on the screen`},
		...[100, 1000].map(count => ({
			value: `last ${count}`,
			label: safe`the last ${formatCount(count)} lines`,
		})),
	]);
}

/** While a file is being written, asks for nothing: the press cancels it. */
export function askSave(state: State): Outcome {
	if (state.fleet.saves.save) {
		return [{type: 'saves/cancelled'}];
	}

	const {buffer} = state.fleet.logs;
	const isFiltered = state.view.logView.filter.trim() !== '';
	return choose(state, safe`Save`, 'logSave', [
		{value: 'kept', label: safe`the ${formatCount(buffer.count)} lines kept`},
		...(isFiltered ? [{value: 'filtered', label: safe`those that the filter lets pass`}] : []),
		{value: 'engine', label: safe`all that the engine has`, hint: safe`of ${selectLogSet(state).title}`},
	]);
}

export function askPath(state: State, what: string): Outcome {
	return [prompt(safe`to the file`, `logSaveTo ${what}`, {text: saveName(state), before: '', isLive: false})];
}
