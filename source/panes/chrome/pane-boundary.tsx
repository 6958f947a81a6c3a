import {Text} from 'ink';
import {Component, type ReactNode} from 'react';
import {errorMessage} from '../../text/error-words.js';

type Props = {readonly children: ReactNode};
type Fault = {readonly message?: string};

/** A pane that can't be painted says so in its own place; the others go on. */
export class PaneBoundary extends Component<Props, Fault> {
	static getDerivedStateFromError(error: unknown): Fault {
		return {message: errorMessage(error)};
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
