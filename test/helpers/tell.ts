import type {ReportInput} from '../../source/store/fleet/report-slice.js';
import {reportById} from '../../source/actions/reports/report-table.js';
import {tellReport} from '../../source/actions/reports/tell-report.js';
import type {Engine} from '../../source/engine/engine.js';
import {safeText} from '../../source/text/safe-text.js';
import type {Message} from '../../source/store/messages.js';
import type {Target} from '../../source/store/view/overlay-slice.js';
import {createStore} from '../../source/store/store.js';
import {asListed} from './as-listed.js';
import {idOf, makeState} from './fixtures.js';

type Telling = {
	readonly engine: Partial<Engine>;
	readonly input?: ReportInput;
	readonly target?: Target;
	readonly before?: readonly Message[];
	readonly signal?: AbortSignal;
};

/** Runs a report against parts of an engine: what was told of it in the end, as text, and how it ended. */ import {textOf} from './text-of.js';

export async function tell(reportId: string, {engine, input = '', target, before = [], signal}: Telling) {
	const report = reportById(reportId);
	if (!report) {
		throw new Error(`no report ${reportId}`);
	}

	const store = createStore(makeState(...before));
	const about: Target = target ?? {
		kind: 'container',
		id: idOf('api'),
		name: safeText('api'),
		state: 'running',
	};
	const context = {...store, engine: {...asListed, ...engine} as Engine};
	const ending = await tellReport(report, about, input, context, signal ?? new AbortController().signal);
	const told = store.getState().fleet.report;
	store.close();
	return {
		...told,
		ending: told.ending,
		attachTo: ending?.attachTo,
		texts: told.lines.map(line => textOf(line)),
	};
}
