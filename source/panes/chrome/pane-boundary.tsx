import {Text} from 'ink';
import {Component, type ReactNode} from 'react';
import {errorWords} from '../../text/error-words.js';

type Props = {readonly children: ReactNode};
type Fault = {readonly message?: string};

/** What `orFault` is for lines, for the components of a pane. */
export class PaneBoundary extends Component<Props, Fault> {
	static getDerivedStateFromError(error: unknown): Fault {
		return {message: errorWords(error)};
	}

	override state: Fault = {};

	override render(): ReactNode {
		return this.state.message === undefined ? (
			this.props.children
		) : (
			<Text wrap="truncate-end">{` This pane failed: ${this.state.message}`}</Text>
		);
	}
}
