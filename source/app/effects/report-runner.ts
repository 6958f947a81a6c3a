import type {Ending} from '../../actions/reports/report.js';
import {reportById} from '../../actions/reports/report-table.js';
import {tellReport} from '../../actions/reports/tell-report.js';
import type {Effect} from '../../keys/effect.js';
import {listView} from '../../store/view/lists-slice.js';
import {containerList} from '../../view/list/container-list.js';
import type {Store} from '../../store/open-store.js';
import type {Sessions} from '../sessions.js';

export type ReportRunner = {
	readonly begin: (wanted: Extract<Effect, {type: 'effect/report'}>) => void;
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

	return {
		drop,
		begin({reportId, target, input}) {
			const report = reportById(reportId);
			drop();
			current = new AbortController();
			if (report) {
				const {engine, signal, store: seen} = sessions.of(target.engine);
				const both = AbortSignal.any([signal, current.signal]);
				void tellReport(report, target, input, {...seen, engine}, both).then(goOn);
			}
		},
	};
}
