import {Component, type ReactNode} from 'react';
import type {Line} from '../../text/line.js';
import {paint} from '../../text/paint-lines.js';
import type {SafeText} from '../../text/safe-text.js';
import {faultLine} from './or-fault.js';
import {PaintedRows} from './painted-rows.js';
import {useSelect} from './use-select.js';

type Props = {readonly part: SafeText; readonly width: number; readonly children: ReactNode};
type Fault = {readonly error?: {readonly of: unknown}};

/** What `orFault` is for lines, for components. */
export class PaneBoundary extends Component<Props, Fault> {
	static getDerivedStateFromError(error: unknown): Fault {
		return {error: {of: error}};
	}

	override state: Fault = {};

	override render(): ReactNode {
		const {part, width, children} = this.props;
		const {error} = this.state;
		return error ? <FaultRow line={faultLine(part, error.of)} width={width} /> : children;
	}
}

function FaultRow({line, width}: {readonly line: Line; readonly width: number}): ReactNode {
	const screen = useSelect(({view}) => view.screen);
	return <PaintedRows rows={[paint(line, screen, width)]} width={width} />;
}
