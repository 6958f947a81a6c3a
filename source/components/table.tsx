import {Text} from 'ink';
import {Table as InkTable} from 'ink-table';
import type {ReactNode} from 'react';
import {safeText, type SafeText} from '../lib/safe-text.js';
import {displayWidth, fit, takeCells} from '../lib/width.js';

export type TableColumn = {readonly title: SafeText; readonly values: readonly SafeText[]};

export type TableProps = {
	/** Titles and values already padded: all of a column are equally wide. */
	readonly columns: readonly TableColumn[];
	/** Paints a title. */
	readonly paintTitle: (title: SafeText) => string;
};

/** A dense table without borders, a space at either side of each cell. For small tables: each cell is a Text. */
export function Table({columns, paintTitle}: TableProps): ReactNode {
	const rowCount = columns[0]?.values.length ?? 0;
	const keys = columns.map((_, index) => String(index));
	const data = Array.from({length: rowCount + 1}, (_, row) =>
		Object.fromEntries(
			columns.map(({title, values}, index) => [
				keys[index] ?? '',
				row === 0 ? title : (values[row - 1] ?? ''),
			]),
		),
	);

	// ink-table pads by String.length; a cell is fitted again by the cells it takes.
	const cell = ({column, children}: {readonly column: number; readonly children?: ReactNode}) => {
		const {title, values} = columns[column] ?? {title: safeText(''), values: []};
		const width = displayWidth(title);
		const text = fit(
			takeCells(safeText(typeof children === 'string' ? children.slice(1) : ''), width),
			width,
		);
		const isTitle = text === title && !values.includes(title);
		return <Text> {isTitle ? paintTitle(text) : text} </Text>;
	};

	return <InkTable data={data} columns={keys} skeleton={nothing} header={nothing} cell={cell} />;
}

function nothing(): null {
	return null;
}
