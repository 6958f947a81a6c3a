import {reportById, reports} from '../../actions/reports/report-table.js';
import type {Report} from '../../actions/reports/report.js';
import {safeText} from '../../text/safe-text.js';
import {containerList} from '../../view/list/container-list.js';
import {cursorTargetOf} from '../../view/list/list-cursor.js';
import {focusedList} from '../../view/list/lists.js';
import type {ReportInput} from '../../store/fleet/report-slice.js';
import type {Target} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';
import {engineTarget} from '../engine-target.js';
import type {Command} from '../command.js';
import type {Outcome} from '../effect.js';
import {onHeading} from '../on-heading.js';
import {open, openPrompt} from '../open-question.js';

/** A command for each report. It is about the row under the cursor, never about marks. */
export const reportCommands: Readonly<Record<string, Command>> = Object.fromEntries(
	reports.map((report): [string, Command] => [report.id, ({state}) => askReport(report, state)]),
);

function askReport({id, kind, inputLabel}: Report, state: State): Outcome {
	const [target] = targetsFor(kind, state);
	if (!target) {
		return kind === 'container' ? onHeading(state, containerList) : [];
	}

	return inputLabel === undefined
		? openReport(id, target, '')
		: [openPrompt(safeText(inputLabel), {kind: 'report', reportId: id}, {targets: [target]})];
}

export function openReport(reportId: string, target: Target, input: ReportInput): Outcome {
	return [
		{type: 'effect/report', reportId, target, input},
		open({kind: 'report', scroll: reportById(reportId)?.isFollowed ? undefined : 0}),
	];
}

function targetsFor(kind: Report['kind'], state: State): readonly Target[] {
	if (kind === 'engine') {
		return [engineTarget(state)];
	}

	const list = kind === 'container' ? containerList : focusedList(state);
	return list.kind === kind ? cursorTargetOf(state, list) : [];
}
