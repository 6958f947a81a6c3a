import {span, type Line} from '../lib/line.js';
import {t} from '../lib/safe-text.js';
import {wrapLine} from '../lib/wrap-line.js';
import {borderSize} from './layout.js';
import {memo} from './memo.js';

/** What was told, whole: over it how many lines are missing, under it how it ended. */
export const selectReportLines = memo(
	({fleet, view}) => [fleet.report, view.screen.columns],
	({fleet, view}): readonly Line[] => {
		const {lines, status, ending, dropped} = fleet.report;
		const last: Line =
			status === 'running' ? [span(t` …`, 'dim')] : ending ? [span(t` ${ending.text}`, ending.tone)] : [];
		const first: readonly Line[] = dropped > 0 ? [[span(t` ${dropped} older lines dropped`, 'dim')]] : [];
		const width = view.screen.columns - borderSize;
		return [...first, ...lines, last].flatMap(line => wrapped(line, width));
	},
);

type Wrapped = {readonly width: number; readonly rows: readonly Line[]};

/** A report that is being told gets longer: what was told before isn't wrapped again. */
const known = new WeakMap<Line, Wrapped>();

function wrapped(line: Line, width: number): readonly Line[] {
	const before = known.get(line);
	if (before?.width === width) {
		return before.rows;
	}

	const rows = wrapLine(line, width);
	known.set(line, {width, rows});
	return rows;
}
