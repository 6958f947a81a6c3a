import {Box, Text} from 'ink';
import {memo, type ReactNode} from 'react';

/** Lines already painted, as one Text: not rendered while they read the same. */
export const PaintedText = memo(function PaintedText({text}: {readonly text: string}): ReactNode {
	return <Text wrap="truncate-end">{text === '' ? ' ' : text}</Text>;
});

export type LinesProps = {readonly texts: readonly string[]; readonly width: number; readonly height: number};

/** Painted lines under one another, all one Text: each Text more is laid out and walked at every frame. */
export function Lines({texts, width, height}: LinesProps): ReactNode {
	return (
		<Box width={width} height={height} overflow="hidden">
			<PaintedText text={texts.slice(0, height).join('\n')} />
		</Box>
	);
}
