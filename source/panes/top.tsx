import {useCallback, type ReactNode} from 'react';
import {Lines} from '../components/lines.js';
import {Table} from '../components/table.js';
import {useLines, useSelect} from '../components/use-select.js';
import {span} from '../lib/line.js';
import {paint} from '../lib/paint.js';
import type {SafeText} from '../lib/safe-text.js';
import {isStale} from '../selectors/health.js';
import type {State} from '../store/state.js';
import type {PaneProps} from './pane.js';
import {selectProcessColumns, topView} from './top-view.js';

export function TopBody({width, height}: PaneProps): ReactNode {
	const columns = useSelect(state => selectProcessColumns(state, width, height));
	const linesOf = useCallback((state: State) => topView.lines(state, width, height), [width, height]);
	const absence = useLines(linesOf);
	const screen = useSelect(state => state.view.screen);
	const isOld = useSelect(state => isStale(state.fleet));
	const faint = (text: SafeText) => paint([span(text, 'dim')], screen);
	return columns ? (
		<Table columns={columns} paintTitle={faint} paintValue={isOld ? faint : undefined} />
	) : (
		<Lines texts={absence} width={width} height={height} />
	);
}
