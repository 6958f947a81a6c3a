import {Table} from 'ink-table';
import {useCallback, type ReactNode} from 'react';
import {span} from '../../text/line.js';
import {paint} from '../../text/paint-lines.js';
import {safeText} from '../../text/safe-text.js';
import {displayWidth, fit} from '../../text/width.js';
import type {Fact} from '../../view/list/list-model.js';
import type {State} from '../../store/state.js';
import {PaintedRows} from '../chrome/painted-rows.js';
import {useRows, useSelect} from '../chrome/use-select.js';
import type {PaneProps} from '../pane.js';
import {previewCells} from './preview-cells.js';

/** The table puts a space at either side of a cell. */
const gap = 2;
const labelWidth = 13 + gap;
const leastValueWidth = 8;

type PreviewTableProps = PaneProps & {readonly factsOf: (state: State) => readonly Fact[]};

/** What is known of the row under the cursor, a fact a row. For few of them: each cell is a text that Ink lays out. */
export function PreviewTable({factsOf, width, height}: PreviewTableProps): ReactNode {
	const valueWidth = Math.max(leastValueWidth, width - labelWidth - gap);
	const cells = useRows(
		useCallback(
			(state: State) => previewCells(factsOf(state), valueWidth, height),
			[factsOf, valueWidth, height],
		),
	);
	const data = cells.flatMap((label, index) => (index % 2 === 0 ? [{label, value: cells[index + 1]}] : []));
	return (
		<Table data={data} columns={['label', 'value']} cell={PreviewCell} header={nothing} skeleton={nothing} />
	);
}

type PreviewCellProps = {readonly column: number; readonly children?: ReactNode};

/** The table pads to as many UTF-16 units: what counts here is cells. */
function PreviewCell({column, children}: PreviewCellProps): ReactNode {
	const screen = useSelect(({view}) => view.screen);
	const unpadded = safeText(typeof children === 'string' ? children.trimEnd() : '');
	const text = column === 0 ? fit(unpadded, labelWidth) : unpadded;
	const row = paint([span(text, column === 0 ? 'dim' : undefined)], screen);
	return <PaintedRows rows={[row]} width={displayWidth(text)} />;
}

function nothing(): null {
	return null;
}
