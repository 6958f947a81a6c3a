import {Box} from 'ink';
import {useCallback, type ReactNode} from 'react';
import type {Line} from '../../text/line.js';
import {paint} from '../../text/paint-lines.js';
import type {State} from '../../store/state.js';
import {borderSize} from '../../view/layout/layout.js';
import {bottomBorder, sideBorder, topBorder} from './frame-lines.js';
import {PaintedText} from './painted-lines.js';
import {useLines, useSelect} from './use-select.js';

export type FrameProps = {
	readonly title: (state: State) => Line;
	readonly note?: (state: State) => Line;
	readonly width: number;
	readonly height: number;
	readonly isFocused: boolean;
	readonly children: ReactNode;
};

/** A border with a title and a note. Its sides are one Text each, whatever the height. */
export function Frame({title, note, width, height, isFocused, children}: FrameProps): ReactNode {
	const borders = useCallback(
		(state: State) => [
			topBorder({title: title(state), note: note?.(state), width, isFocused}),
			bottomBorder(width, isFocused),
		],
		[title, note, width, isFocused],
	);
	const [top = '', bottom = ''] = useLines(borders);
	const side = useSelect(state => paint(sideBorder(isFocused), state.view.screen));
	const innerHeight = Math.max(0, height - borderSize);
	const sides = Array.from({length: innerHeight}, () => side).join('\n');
	return (
		<Box flexDirection="column" width={width} height={height}>
			<PaintedText text={top} />
			<Box height={innerHeight}>
				<PaintedText text={sides} />
				<Box width={width - borderSize} height={innerHeight} overflow="hidden">
					{children}
				</Box>
				<PaintedText text={sides} />
			</Box>
			<PaintedText text={bottom} />
		</Box>
	);
}
