import {expect, onTestFinished, test} from 'vitest';
import {createDockerEngine} from '../../source/engine/docker-engine.js';
import {feeds} from '../../source/feeds/feed-table.js';
import {engineTable} from '../../source/view/tables/engine-table.js';
import type {State} from '../../source/store/state.js';
import {makeState} from '../helpers/fixtures.js';
import {runFeeds} from '../helpers/run-feeds.js';
import {openDemo} from '../demo-lab/open-demo.js';

/** The whole of the feeds on an engine whose clock is so far ahead of ours. */
async function watch(aheadMs: number) {
	const {socketPath} = await openDemo({now: () => Date.now() + aheadMs});
	const engine = createDockerEngine({label: 'test', url: 'unix:///demo', socketPath});
	onTestFinished(engine.close);
	// As the first frame found it.
	const beginning = makeState({type: 'connection/dated', clockOffsetMs: aheadMs});
	const {store, until} = runFeeds(feeds, beginning, engine);
	await until(({fleet}) => fleet.connection.status === 'up');
	return {store, until};
}

const clockNotes = ({fleet}: State) => fleet.notes.list.filter(({text}) => text.includes('clock'));

test.each([
	[-2_400_000, "40 min behind this machine's"],
	[7_200_000, "2 h ahead of this machine's"],
])(
	'a clock that is off by %i ms is told once, and shown among what is known of the engine',
	async (aheadMs, words) => {
		const {store, until} = await watch(aheadMs);
		store.dispatch({type: 'connection/nudged'});
		await until(({fleet}) => fleet.connection.generation === 2);
		expect(clockNotes(store.getState()).map(({text}) => text)).toEqual([
			`the engine's clock is ${words}: ages and times are by the engine's`,
		]);
		expect(engineTable.items(store.getState())?.get('clock')).toMatchObject({value: words});
	},
);

test('a clock that agrees is no word', async () => {
	const {store} = await watch(0);
	expect(store.getState().fleet.connection.clockOffsetMs).toBe(0);
	expect(clockNotes(store.getState())).toEqual([]);
});
