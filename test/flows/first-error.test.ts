import {expect, test} from 'vitest';
import {logs} from '../../source/feeds/logs-feed.js';
import {logScan} from '../../source/feeds/log-scan.js';
import {logSettle} from '../../source/feeds/log-settle.js';
import {resolve} from '../../source/keys/resolve.js';
import {packLines} from '../../source/logs/log-pack.js';
import {views} from '../../source/panes/views.js';
import type {Message} from '../../source/store/messages.js';
import {selectCursor} from '../../source/view/list/container-cursor.js';
import {selectHold} from '../../source/view/logs/log-scroll.js';
import {selectLogRows} from '../../source/view/logs/log-window.js';
import {makeState} from '../helpers/fixtures.js';
import {stampOf} from '../helpers/grown-log.js';
import {longFleetMessages} from '../helpers/long-fleet.js';
import {runFeeds} from '../helpers/run-feeds.js';
import {textOf} from '../helpers/text-of.js';

/** What each container of the project under the cursor has said; the first error is of one that isn't under it. */
function linesOf(place: number) {
	const own = Array.from({length: 40}, (_, index) => ({
		stamp: stampOf(1000 + index * 100 + place),
		text: index === 20 + place ? `{"level":50,"msg":"no route of ${place}"}` : `GET /errors/${index} 200`,
	}));
	return place === 0 ? own.filter(({text}) => !text.includes('no route')) : own;
}

/** From the start screen; no more than six presses, as fast as the screen answers them. */
const presses = ['l', 'L', 'j', 'enter', '.'];

test('the first error in a project’s logs is at most six presses away from the start', async () => {
	expect(presses.length).toBeLessThanOrEqual(6);
	const start = makeState(...longFleetMessages());
	const cursor = selectCursor(start);
	const {byId} = start.fleet.containers;
	const ids = [...byId.values()].filter(({project}) => project === cursor?.project).map(({id}) => id);
	const inOrder = [cursor!.id, ...ids.filter(id => id !== cursor?.id)];
	const {store, until} = runFeeds([logs, logSettle, logScan], start, {
		async *logs(id) {
			yield {pack: packLines(linesOf(inOrder.indexOf(id))), bytes: 0};
		},
	});
	for (const key of presses) {
		for (const message of resolve(store.getState(), {key, text: key.length === 1 ? key : ''}, views)) {
			store.dispatch(message as Message);
		}
	}

	const found = await until(state => {
		const {buffer, search} = state.fleet.logs;
		return buffer.count === ids.length * 40 - 1 && search?.lookedTo === buffer.end;
	});
	const at = selectHold(found)?.cursor;
	const row = selectLogRows(found).find(({seq}) => seq === at);
	expect(textOf(row?.line ?? [])).toMatch(/^▸\S+ +ERROR no route of 1 *$/);
});
