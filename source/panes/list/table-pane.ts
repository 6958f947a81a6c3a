import {span} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import type {Table} from '../../view/tables/define-table.js';
import {listPane} from './list-pane.js';
import type {PaneView} from '../pane.js';

/** The pane of a table: the whole screen, its rows and what is being done to them. */
export function tablePane(table: Table): PaneView {
	return listPane({
		list: table,
		isInSplit: false,
		unknownLines: () => [[span(safe` asking the engine`, 'dim')]],
		rowWords({fleet}, id) {
			const doing = fleet.pending.underWay.get(id)?.doing;
			const failure = fleet.pending.failures.get(id);
			return doing ? span(safe`${doing}…`, 'accent') : failure && span(failure.brief, 'bad');
		},
	});
}
