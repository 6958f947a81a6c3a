import {Box, Text} from 'ink';
import {memo, type ReactNode} from 'react';

/** One line, already painted. A row whose text is the same is not rendered. */
export const PaintedLine = memo(function PaintedLine({text}: {readonly text: string}): ReactNode {
	return <Text wrap="truncate-end">{text === '' ? ' ' : text}</Text>;
});

export type LinesProps = {readonly texts: readonly string[]; readonly width: number; readonly height: number};

/** Painted lines under one another, all one Text: each Text more is laid out and walked at every frame. */
export function Lines({texts, width, height}: LinesProps): ReactNode {
	return (
		<Box width={width} height={height} overflow="hidden">
			<PaintedLine text={texts.slice(0, height).join('\n')} />
		</Box>
	);
}
