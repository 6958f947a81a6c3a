import type {ReportInput} from '../../store/fleet/report-slice.js';
import {reportById, reports} from '../../actions/reports/report-table.js';
import type {Report} from '../../actions/reports/report.js';
import {safe, safeText} from '../../text/safe-text.js';
import {containerList} from '../../view/list/container-list.js';
import {cursorTargetOf} from '../../view/list/list-cursor.js';
import {focusedList} from '../../view/list/lists.js';
import type {Target} from '../../store/view/overlay-slice.js';
import type {Command, CommandContext} from '../command.js';
import type {Outcome} from '../effect.js';
import {warning} from '../warning.js';

/** A command for each report. It is about the row under the cursor, never about marks. */
export const reportCommands: Readonly<Record<string, Command>> = Object.fromEntries(
	reports.map((report: Report) => [report.id, (context => askReport(report, context)) satisfies Command]),
);

function askReport(report: Report, context: CommandContext): Outcome {
	const [target] = targetsFor(report, context);
	if (!target) {
		return [];
	}

	if (report.changes && context.state.view.screen.isReadOnly) {
		return [warning(safe`read-only: nothing is changed`, context.state)];
	}

	return report.inputLabel === undefined
		? openReport(report.id, target, '')
		: [
				{
					type: 'overlay/opened',
					overlay: {
						kind: 'prompt',
						label: safeText(report.inputLabel),
						draft: {text: '', caret: 0},
						purpose: `report:${report.id}`,
						isLive: false,
						before: '',
						targets: [target],
					},
				},
			];
}

export function openReport(reportId: string, target: Target, input: ReportInput): Outcome {
	return [
		{type: 'effect/report', reportId, target, input},
		{
			type: 'overlay/opened',
			overlay: {kind: 'report', scroll: reportById(reportId)?.isFollowed ? undefined : 0},
		},
	];
}

function targetsFor({kind}: Report, {state}: CommandContext): readonly Target[] {
	if (kind === 'engine') {
		return [{kind, id: 'engine', name: state.fleet.connection.label}];
	}

	const list = kind === 'container' ? containerList : focusedList(state);
	return list.kind === kind ? cursorTargetOf(state, list) : [];
}
