import {Box, Text} from 'ink';
import {memo, type ReactNode} from 'react';

/** One line, already painted. A row whose text is the same is not rendered. */
export const PaintedLine = memo(function PaintedLine({text}: {readonly text: string}): ReactNode {
	return <Text wrap="truncate-end">{text === '' ? ' ' : text}</Text>;
});

export type LinesProps = {readonly texts: readonly string[]; readonly width: number; readonly height: number};

/** Painted lines under one another, one Text each. */
export function Lines({texts, width, height}: LinesProps): ReactNode {
	return (
		<Box flexDirection="column" width={width} height={height} overflow="hidden">
			{texts.slice(0, height).map((text, index) => (
				<PaintedLine key={index} text={text} />
			))}
		</Box>
	);
}
