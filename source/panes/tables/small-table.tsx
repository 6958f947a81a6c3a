import {Table as InkTable} from 'ink-table';
import {createContext, useContext, type ReactNode} from 'react';
import {safeText, type SafeText} from '../../text/safe-text.js';
import {displayWidth, fit, takeCells} from '../../text/width.js';
import {PaintedRows} from '../chrome/painted-rows.js';

type TableColumn = {readonly title: SafeText; readonly values: readonly SafeText[]};

type TableProps = {
	/** Titles and values already padded: all of a column are equally wide. */
	readonly columns: readonly TableColumn[];
	/** Paints a title. */
	readonly paintTitle: (title: SafeText) => string;
	/** Paints a value; plain without it. */
	readonly paintValue?: (value: SafeText) => string;
};

/** ink-table keeps the cell that it is given first: what changes comes to it by another way. */
const TableContext = createContext<TableProps>({columns: [], paintTitle: String});

/** A dense table without borders, a space at either side of each cell. For small tables: each cell is a Text. */
export function Table(props: TableProps): ReactNode {
	const {columns} = props;
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
	return (
		<TableContext value={props}>
			<InkTable data={data} columns={keys} skeleton={nothing} header={nothing} cell={TableCell} />
		</TableContext>
	);
}

/** ink-table pads by String.length; a cell is fitted again by the cells it takes. */
function TableCell({column, children}: {readonly column: number; readonly children?: ReactNode}): ReactNode {
	const {columns, paintTitle, paintValue = String} = useContext(TableContext);
	const {title, values} = columns[column] ?? {title: safeText(''), values: []};
	const width = displayWidth(title);
	const text = fit(takeCells(safeText(typeof children === 'string' ? children.slice(1) : ''), width), width);
	const isTitle = text === title && !values.includes(title);
	return <PaintedRows rows={[` ${isTitle ? paintTitle(text) : paintValue(text)} `]} width={width + 2} />;
}

function nothing(): null {
	return null;
}
