import {reportById} from '../actions/reports/table.js';
import {tellReport} from '../actions/reports/tell-report.js';
import type {Effect} from '../keys/effect.js';
import type {Store} from '../store/store.js';
import type {Session} from './session.js';

export type ReportDesk = {
	readonly begin: (wanted: Extract<Effect, {type: 'effect/report'}>) => void;
	readonly drop: () => void;
};

/** One report at a time: a new one, or closing it, ends the one before. */
export function createReportDesk(store: Store, session: () => Session): ReportDesk {
	let current = new AbortController();
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
				const {engine, signal} = session();
				void tellReport(report, target, input, {...store, engine}, AbortSignal.any([signal, current.signal]));
			}
		},
	};
}
