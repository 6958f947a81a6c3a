import {useCallback, type ComponentType, type ReactNode} from 'react';
import {Lines} from './painted-lines.js';
import {useLines} from './use-select.js';
import type {State} from '../../store/state.js';
import type {PaneProps, PaneView} from '../pane.js';

/** The body of a pane that is nothing but its lines. */
export function linesBody(view: PaneView): ComponentType<PaneProps> {
	return function LinesBody({width, height}: PaneProps): ReactNode {
		const linesOf = useCallback((state: State) => view.lines(state, width, height), [width, height]);
		const texts = useLines(linesOf);
		return <Lines texts={texts} width={width} height={height} />;
	};
}
