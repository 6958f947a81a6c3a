import {Box} from 'ink';
import type {ReactNode} from 'react';
import {PaintedLine} from '../components/lines.js';
import {useLines, useSelect} from '../components/use-select.js';
import type {Line} from '../lib/line.js';
import {selectLogEmpty} from '../selectors/log-title.js';
import {selectLogRows} from '../selectors/log-window.js';
import type {State} from '../store/state.js';
import type {PaneProps} from './pane.js';

/** A row keeps its key as it moves up: only new lines are rendered. */
export function LogsBody({width, height}: PaneProps): ReactNode {
	const rows = useSelect(selectLogRows);
	const texts = useLines(rowLines);
	const [empty = ''] = useLines(emptyLines);
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden">
			{rows.length === 0 ? <PaintedLine text={empty} /> : undefined}
			{rows.slice(0, height).map(({key}, index) => (
				<PaintedLine key={key} text={texts[index] ?? ''} />
			))}
		</Box>
	);
}

function rowLines(state: State): readonly Line[] {
	return selectLogRows(state).map(({line}) => line);
}

function emptyLines(state: State): readonly Line[] {
	return [selectLogEmpty(state)];
}
