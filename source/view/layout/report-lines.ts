import {span, type Line} from '../../text/line.js';
import {maskLine} from '../../text/mask-line.js';
import {safe} from '../../text/safe-text.js';
import {wrapLine} from '../../text/wrap-line.js';
import {keepLastPer} from '../../util/keep-last.js';
import {borderSize} from './layout.js';
import {memo} from '../memo.js';
import type {State} from '../../store/state.js';

/** What was told, without secrets unless `*` shows them: over it how many lines are missing, under it how it ended. */
export const selectReportLines = memo(
	state => [state.fleet.report, state.view.screen.columns, isUnmasked(state)],
	(state): readonly Line[] => {
		const {fleet, view} = state;
		const {status, ending, dropped} = fleet.report;
		const last: Line =
			status === 'running'
				? [span(safe` …`, 'dim')]
				: ending
					? [span(safe` ${ending.text}`, ending.tone)]
					: [];
		const first: readonly Line[] = dropped > 0 ? [[span(safe` ${dropped} older lines dropped`, 'dim')]] : [];
		const width = view.screen.columns - borderSize;
		return [...first, ...selectToldLines(state), last].flatMap(line => wrapped(line, width));
	},
);

/** The same before it is wrapped, for other programs. */
export function selectToldLines(state: State): readonly Line[] {
	const {lines} = state.fleet.report;
	return isUnmasked(state) ? lines : lines.map(line => maskLine(line));
}

function isUnmasked({view}: State): boolean {
	const page = view.overlay.stack.findLast(({kind}) => kind === 'report');
	return page?.kind === 'report' && page.isUnmasked === true;
}

/** A report that is being told gets longer: what was told before isn't wrapped again. */
const wrapped = keepLastPer(wrapLine);
