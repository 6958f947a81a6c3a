import {Box} from 'ink';
import {useCallback, type ReactNode} from 'react';
import {safe} from '../text/safe-text.js';
import {isFocused} from '../view/layout/detail-panes.js';
import type {PanePlace} from '../view/layout/layout.js';
import type {State} from '../store/state.js';
import {sideOf} from './chrome/frame-lines.js';
import {orFault} from './chrome/or-fault.js';
import {PaintedRows} from './chrome/painted-rows.js';
import {PaneBoundary} from './chrome/pane-boundary.js';
import {useRows, useSelect} from './chrome/use-select.js';
import {PreviewTable} from './list/preview-table.js';
import type {Preview} from './pane.js';
import {insideOf} from './screen-parts.js';
import {wholePaneRows} from './whole-panes.js';

const part = safe`The preview`;

type PreviewedPaneProps = {readonly place: PanePlace; readonly preview: Preview};

/** A pane whose last rows are a table of components, within its frame. */
export function PreviewedPane({place, preview}: PreviewedPaneProps): ReactNode {
	const rows = useRows(useCallback((state: State) => wholePaneRows(state, place, []), [place]));
	const inside = insideOf(place);
	// Where that can't be told, the pane's own lines tell why.
	const height = useSelect(state =>
		orFault(
			part,
			() => preview.rowsIn(state, inside.height),
			() => 0,
		),
	);
	const side = useSelect(state => sideOf({isFocused: isFocused(state, place.id)}, state.view.screen));
	const sides = <PaintedRows rows={Array.from({length: height}, () => side)} width={1} />;
	return (
		<Box flexDirection="column">
			<PaintedRows rows={rows.slice(0, rows.length - 1 - height)} width={place.width} />
			{height > 0 && (
				<Box>
					{sides}
					<Box width={inside.width} height={height}>
						<PaneBoundary part={part} width={inside.width}>
							<PreviewTable factsOf={preview.facts} width={inside.width} height={height} />
						</PaneBoundary>
					</Box>
					{sides}
				</Box>
			)}
			<PaintedRows rows={rows.slice(-1)} width={place.width} />
		</Box>
	);
}
