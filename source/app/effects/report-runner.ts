import type {Ending, Report} from '../../actions/reports/report.js';
import type {ReportInput} from '../../store/fleet/report-slice.js';
import type {Target} from '../../store/view/overlay-slice.js';
import {reportById} from '../../actions/reports/report-table.js';
import {tellReport} from '../../actions/reports/tell-report.js';
import type {Effect} from '../../keys/effect.js';
import {listView} from '../../store/view/lists-slice.js';
import {containerList} from '../../view/list/container-list.js';
import type {Store} from '../../store/open-store.js';
import type {Sessions} from '../sessions.js';

export type ReportRunner = {
	readonly begin: (wanted: Extract<Effect, {type: 'effect/report'}>) => void;
	/** One that is in no table. */
	readonly tell: (report: Report, target: Target, input: ReportInput) => void;
	readonly drop: () => void;
};

/** One report at a time: a new one, or closing it, ends the one before. */
export function createReportRunner(
	store: Store,
	sessions: Pick<Sessions, 'of'>,
	openTerminal: (wanted: Extract<Effect, {type: 'effect/openTerminal'}>) => Promise<void>,
): ReportRunner {
	let current = new AbortController();
	const goOn = async (ending: Ending | undefined) => {
		if (ending?.made !== undefined) {
			const {cursorIndex: index, top} = listView(store.getState(), containerList.id);
			// It may not be listed yet: the cursor waits for it.
			store.dispatch({type: 'lists/pointed', list: containerList.id, entry: ending.made, index, top});
		}

		if (ending?.attachTo) {
			store.dispatch({type: 'overlay/closed'});
			await openTerminal({type: 'effect/openTerminal', mode: 'attach', target: ending.attachTo, isNew: true});
		}
	};

	const drop = () => {
		current.abort();
	};

	const tell: ReportRunner['tell'] = (report, target, input) => {
		drop();
		current = new AbortController();
		const {engine, signal, store: seen} = sessions.of(target.engine);
		const both = AbortSignal.any([signal, current.signal]);
		void tellReport(report, target, input, {...seen, engine}, both).then(goOn);
	};

	return {
		drop,
		tell,
		begin({reportId, target, input}) {
			const report = reportById(reportId);
			if (report) {
				tell(report, target, input);
			}
		},
	};
}
