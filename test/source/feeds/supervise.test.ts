import {expect, test} from 'vitest';
import type {Feed} from '../../../source/feeds/feed.js';
import {supervise} from '../../../source/feeds/supervise.js';
import {createStore} from '../../../source/store/store.js';
import {makeState} from '../../helpers/fixtures.js';

function watch<Wish>(feed: Feed<Wish>) {
	const store = createStore(makeState());
	const controller = new AbortController();
	supervise(
		[feed],
		store,
		{
			engine: undefined as never,
			dispatch: store.dispatch,
			getState: store.getState,
			onChange: store.onChange,
		},
		controller.signal,
	);
	return {store, controller};
}

async function aborted(signal: AbortSignal): Promise<void> {
	await new Promise<void>(resolve => {
		signal.addEventListener('abort', () => resolve(), {once: true});
	});
}

const turn = async () => new Promise(resolve => setImmediate(resolve));

test('a run starts when it is wished for and is aborted when it no longer is, whatever object says so', async () => {
	const log: string[] = [];
	const {store, controller} = watch({
		name: 'pane',
		wants: state => [{pane: state.view.focus.pane}],
		keyOf: ({pane}) => pane,
		async run({pane}, _context, signal) {
			log.push(`+${pane}`);
			await aborted(signal);
			log.push(`-${pane}`);
		},
	});
	store.dispatch({type: 'focus/moved', pane: 'logs'});
	await turn();
	store.dispatch({type: 'focus/moved', pane: 'logs', isZoomed: true});
	await turn();
	expect(log).toEqual(['+containers', '+logs', '-containers']);
	controller.abort();
	await turn();
	expect(log).toEqual(['+containers', '+logs', '-containers', '-logs']);
});

test('a run that throws is told of, and started again after a back-off', async () => {
	let runs = 0;
	const failures: unknown[] = [];
	const again = Promise.withResolvers<void>();
	const {store, controller} = watch({
		name: 'broken',
		wants: () => ['it'],
		keyOf: String,
		async run() {
			runs++;
			if (runs === 2) {
				again.resolve();
			}

			throw new Error('cut');
		},
		failed: (_wish, error) => failures.push(error),
	});
	await again.promise;
	controller.abort();
	expect(failures[0]).toEqual(new Error('cut'));
	const [note] = store.getState().fleet.notes.list;
	expect(note).toMatchObject({
		tone: 'bad',
		text: 'a bug in midwatch, in its broken feed: cut; it tries again',
	});
});

test('what is wanted for less than the settling time starts nothing', async () => {
	const started: string[] = [];
	const settled = Promise.withResolvers<void>();
	const {store, controller} = watch({
		name: 'cursor',
		settleMs: 20,
		wants: state => [state.view.focus.pane],
		keyOf: pane => pane,
		async run(key, _context, signal) {
			started.push(key);
			settled.resolve();
			await aborted(signal);
		},
	});
	for (const pane of ['stats', 'top', 'logs']) {
		store.dispatch({type: 'focus/moved', pane});
		await turn();
	}

	await settled.promise;
	expect(started).toEqual(['logs']);
	controller.abort();
});
