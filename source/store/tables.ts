/** A table pane as the user looks at it. Like the containers list, its cursor is bound to an id. */
export type TableView = {
	readonly cursorId?: string;
	readonly cursorIndex: number;
	readonly filter: string;
	/** What the rows are an answer to, e.g. the term that a registry is searched for. */
	readonly query?: string;
	/** The column sorted by; undefined: as the pane gives its rows. */
	readonly sortColumn?: number;
	readonly isReversed: boolean;
	readonly marks: ReadonlySet<string>;
};

export type TablesState = {readonly byPane: ReadonlyMap<string, TableView>};

export type TablesIntent =
	| {readonly type: 'tables/pointed'; readonly pane: string; readonly id: string; readonly index: number}
	| {readonly type: 'tables/filtered'; readonly pane: string; readonly filter: string}
	| {readonly type: 'tables/asked'; readonly pane: string; readonly query: string}
	| {readonly type: 'tables/sorted'; readonly pane: string; readonly column: number | undefined}
	| {readonly type: 'tables/reversed'; readonly pane: string}
	| {
			readonly type: 'tables/marked';
			readonly pane: string;
			readonly ids: readonly string[];
			readonly isMarked: boolean;
	  }
	| {readonly type: 'tables/marksCleared'; readonly pane: string};

export const plainTable: TableView = {cursorIndex: 0, filter: '', isReversed: false, marks: new Set()};

export function reduceTables(state: TablesState, intent: TablesIntent): TablesState {
	const before = state.byPane.get(intent.pane) ?? plainTable;
	return {byPane: new Map(state.byPane).set(intent.pane, reduceTable(before, intent))};
}

function reduceTable(table: TableView, intent: TablesIntent): TableView {
	switch (intent.type) {
		case 'tables/pointed': {
			return {...table, cursorId: intent.id, cursorIndex: intent.index};
		}

		case 'tables/filtered': {
			return {...table, filter: intent.filter};
		}

		case 'tables/asked': {
			return {...table, query: intent.query, filter: '', cursorIndex: 0};
		}

		case 'tables/sorted': {
			return {...table, sortColumn: intent.column};
		}

		case 'tables/reversed': {
			return {...table, isReversed: !table.isReversed};
		}

		case 'tables/marked': {
			const marks = new Set(table.marks);
			for (const id of intent.ids) {
				if (intent.isMarked) {
					marks.add(id);
				} else {
					marks.delete(id);
				}
			}

			return {...table, marks};
		}

		case 'tables/marksCleared': {
			return {...table, marks: new Set()};
		}
	}
}
