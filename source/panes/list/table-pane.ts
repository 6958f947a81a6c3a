import {span} from '../../text/line.js';
import {safe} from '../../text/safe-text.js';
import {keepLastPer} from '../../util/keep-last.js';
import type {Failure, PendingState} from '../../store/fleet/pending-slice.js';
import type {Table} from '../../view/tables/define-table.js';
import {listPane} from './list-pane.js';
import type {PaneView} from '../pane.js';

/** The pane of a table: the whole screen, its rows and what is being done to them. */
export function tablePane(table: Table): PaneView {
	return listPane({
		list: table,
		isInSplit: false,
		unknownLines: ({view}) => [
			[span(view.past.atMs === undefined ? safe` loading…` : safe` not recorded`, 'dim')],
		],
		rowWords({fleet}, id) {
			const pending = fleet.pending.underWay.get(id);
			const failure = fleet.pending.failures.get(id);
			return pending ? doingWords(pending) : failure && failureWords(failure);
		},
	});
}

type Doing = NonNullable<ReturnType<PendingState['underWay']['get']>>;

const doingWords = keepLastPer(({doing}: Doing) => span(safe`${doing}…`, 'accent'));
const failureWords = keepLastPer(({brief}: Failure) => span(brief, 'bad'));
