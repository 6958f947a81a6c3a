import {expect, test} from 'vitest';
import {safeText} from '../../../../source/text/safe-text.js';
import {shortenMiddle} from '../../../../source/text/shorten-middle.js';
import {containerList} from '../../../../source/view/list/container-list.js';
import {columnsOf} from '../../../../source/view/list/list-columns.js';
import {makeContainer, makeState} from '../../../helpers/fixtures.js';

const names = ['primary', 'secondary'].map(end =>
	safeText(`analytics-pipeline-production-ingest-worker-${end}`),
);
const listing = {
	type: 'containers/listed',
	containers: names.map((name, place) => makeContainer(`c${place}`, {name})),
} as const;
const words = safeText('could not connect to '.repeat(4));
const failed = {
	type: 'pending/ended',
	id: listing.containers[0]!.id,
	failure: {brief: words, whole: words},
} as const;

function widthsOf(room: number, columns: readonly string[]): ReadonlyMap<string, number> {
	const state = makeState(listing, failed, {type: 'lists/columnsChosen', list: 'containers', columns});
	return new Map(columnsOf(state, containerList, room).map(({column, width}) => [column.id, width]));
}

test('columns chosen by hand take nothing from what tells rows apart, nor from the reasons', () => {
	for (const room of [78, 118, 198]) {
		const all = widthsOf(
			room,
			containerList.columns.map(({id}) => id),
		);
		expect(all.get('why')).toBeGreaterThanOrEqual(room < 118 ? 24 : 40);
		expect(new Set(names.map(name => shortenMiddle(name, all.get('name') ?? 0))).size).toBe(2);
		expect(widthsOf(room, ['name', 'why']).get('name')).toBeGreaterThanOrEqual(all.get('name') ?? 0);
		expect(all.size).toBeGreaterThan(2);
	}
});
