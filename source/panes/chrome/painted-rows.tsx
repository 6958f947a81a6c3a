import {Transform} from 'ink';
import {memo, type ReactNode} from 'react';

type PaintedRowsProps = {readonly rows: readonly string[]; readonly width: number};

/**
 * Rows of `width` cells, already painted, as one text. Ink lays out blanks of that size and puts the rows in their
 * place: it has nothing to measure, wrap or clean when they change, and each text more would be walked at every frame.
 */
export const PaintedRows = memo(function PaintedRows({rows, width}: PaintedRowsProps): ReactNode {
	const blank = rows.map(() => ' '.repeat(width)).join('\n');
	return <Transform transform={(_blank, index) => rows[index] ?? ''}>{blank}</Transform>;
});
