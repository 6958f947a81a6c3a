import {errorWords} from '../../text/error-words.js';
import {EngineError} from '../../engine/transport/engine-error.js';
import type {Engine} from '../../engine/engine.js';
import type {Line} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import type {Result} from '../../store/messages.js';
import type {ReportInput} from '../../store/fleet/report-slice.js';
import type {Target} from '../../store/view/overlay-slice.js';
import type {State} from '../../store/state.js';
import type {Ending, Report} from './report.js';
import {reportWork} from './report-work.js';

type TellContext = {
	readonly engine: Engine;
	readonly getState: () => State;
	readonly dispatch: (result: Result) => void;
};

/** Runs a report and tells it as facts, until its end or the signal's. */
export async function tellReport(
	report: Report,
	target: Target,
	input: ReportInput,
	{engine, getState, dispatch}: TellContext,
	signal: AbortSignal,
): Promise<Ending | undefined> {
	const serial = getState().fleet.report.serial + 1;
	dispatch({type: 'report/began', serial, title: report.title(target, input), id: report.id, input});
	const tell = (lines: readonly Line[]) => {
		if (lines.length > 0) {
			dispatch({type: 'report/told', serial, lines});
		}
	};

	const show = (lines: readonly Line[]) => {
		dispatch({type: 'report/replaced', serial, lines});
	};

	try {
		const run = report.run ?? reportWork[report.id];
		const ending = await run?.({engine, state: getState(), target, input, tell, show}, signal);
		dispatch({type: 'report/ended', serial, ending});
		return ending;
	} catch (error) {
		if (!signal.aborted) {
			const words = errorWords(error);
			const text = error instanceof EngineError && error.hint ? safe`${words} · ${error.hint}` : words;
			dispatch({type: 'report/ended', serial, ending: {text, tone: 'bad'}});
		}

		return undefined;
	}
}
