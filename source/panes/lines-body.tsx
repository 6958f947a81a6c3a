import type {ComponentType, ReactNode} from 'react';
import {Lines} from '../components/lines.js';
import {useLines} from '../components/use-select.js';
import type {PaneProps, PaneView} from './pane.js';

/** The body of a pane that is nothing but its lines. */
export function linesBody(view: PaneView): ComponentType<PaneProps> {
	return function LinesBody({width, height}: PaneProps): ReactNode {
		const texts = useLines(state => view.lines(state, width, height));
		return <Lines texts={texts} width={width} height={height} />;
	};
}
