import {useCallback, type ReactNode} from 'react';
import {PaintedRows} from '../chrome/painted-rows.js';
import {Table} from './small-table.js';
import {useRows, useSelect} from '../chrome/use-select.js';
import {span} from '../../text/line.js';
import {paint} from '../../text/paint-lines.js';
import type {SafeText} from '../../text/safe-text.js';
import {isStale} from '../../view/trouble/staleness.js';
import type {PaneProps} from '../pane.js';
import {bodyRows} from '../screen-parts.js';
import {selectProcessColumns, topView} from './top-view.js';

export function TopBody({width, height}: PaneProps): ReactNode {
	const columns = useSelect(state => selectProcessColumns(state, width, height));
	const absence = useRows(useCallback(state => bodyRows(topView, state, {width, height}), [width, height]));
	const screen = useSelect(state => state.view.screen);
	const isOld = useSelect(state => isStale(state.fleet));
	const faint = (text: SafeText) => paint([span(text, 'dim')], screen);
	return columns ? (
		<Table columns={columns} paintTitle={faint} paintValue={isOld ? faint : undefined} />
	) : (
		<PaintedRows rows={absence} width={width} />
	);
}
