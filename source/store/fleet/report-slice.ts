import type {Line} from '../../text/line.js';
import {noText, type SafeText} from '../../text/safe-text.js';
import type {RunForm} from '../../engine/run/run-form.js';

/** Lines kept of a report; the oldest go. */
const reportCapacity = 5000;

/** What a report is asked with: the text that was typed for it, or the form of a new container. */
export type ReportInput = string | RunForm;

/** What was asked for and is told in lines: why a container died, what a command printed, what changed on its disk. */
export type ReportState = {
	/** Counts the reports: what is told late of an earlier one is not of this one. */
	readonly serial: number;
	readonly title: SafeText;
	/** Which report it is, and what it was asked with. */
	readonly id: string;
	readonly input: ReportInput;
	/** As the report words them: each has a form of its own, and a line is plain data, without width or colours. */
	readonly lines: readonly Line[];
	readonly dropped: number;
	readonly status: 'none' | 'running' | 'ended';
	/** How it ended: an exit status, or the engine's words. */
	readonly ending?: {readonly text: SafeText; readonly tone: 'good' | 'bad'};
};

export type ReportResult =
	| ({readonly type: 'report/began'} & Pick<ReportState, 'serial' | 'title' | 'id' | 'input'>)
	/** All lines anew: progress. */
	| {readonly type: 'report/replaced'; readonly serial: number; readonly lines: readonly Line[]}
	| {readonly type: 'report/told'; readonly serial: number; readonly lines: readonly Line[]}
	| {
			readonly type: 'report/ended';
			readonly serial: number;
			readonly ending?: NonNullable<ReportState['ending']>;
	  };

export const noReport: ReportState = {
	serial: 0,
	title: noText,
	id: '',
	input: '',
	lines: [],
	dropped: 0,
	status: 'none',
};

export function reduceReport(state: ReportState, result: ReportResult): ReportState {
	if (result.type === 'report/began') {
		const {serial, title, id, input} = result;
		return {serial, title, id, input, lines: [], dropped: 0, status: 'running'};
	}

	if (result.serial !== state.serial) {
		return state;
	}

	if (result.type === 'report/ended') {
		return {...state, status: 'ended', ending: result.ending};
	}

	if (result.type === 'report/replaced') {
		return {...state, lines: result.lines};
	}

	const lines = [...state.lines, ...result.lines];
	const over = Math.max(0, lines.length - reportCapacity);
	return {...state, lines: over > 0 ? lines.slice(over) : lines, dropped: state.dropped + over};
}
