import {perform} from '../../source/actions/perform.js';
import {askPrune} from '../../source/actions/ask-prune.js';
import {actionById} from '../../source/actions/action-table.js';
import {createReportRunner} from '../../source/app/effects/report-runner.js';
import type {Session} from '../../source/app/session.js';
import {startDemoLab} from '../demo-lab/start-demo-lab.js';
import {createDockerEngine} from '../../source/engine/docker-engine.js';
import {feeds} from '../../source/feeds/feed-table.js';
import {supervise} from '../../source/feeds/supervise.js';
import {allBindings} from '../../source/keys/groups/all-bindings.js';
import type {Effect} from '../../source/keys/effect.js';
import {resolve} from '../../source/keys/resolve.js';
import {firstFrame} from '../../source/panes/first-frame.js';
import {views} from '../../source/panes/views.js';
import type {State} from '../../source/store/state.js';
import {createStore} from '../../source/store/store.js';
import {makeState} from '../helpers/fixtures.js';
import {eventually, pause} from './eventually.js';
import {judgeChanges, type Seen} from './model-judge.js';
import {createRandom} from './random.js';
import {watchChanges} from './watch-changes.js';

/** What a hurried user types. */
const phrases = [
	...'j j k G * o O a s u r p d f y y y n space esc enter'.split(' ').map(key => [key]),
	...['K enter y', 'K j enter y', 'K j j enter n', 'd f y', '* s y', 'space j space r y'].map(split),
	...['R 2 enter', 'M 6 4 m enter', '* M 9 9 m enter', 'U 1 enter', 'P j enter', '* P j j enter'].map(split),
	...['* s y y y', '* d y j y y', '* P j enter y y y', '9 x a y y y 1'].map(split),
	...['x l s enter esc', 'x p s & enter', 'D esc', 'W esc'].map(split),
	...['5 x y', '5 x a y 1', '6 x a y 1', '7 x y 1', '9 x y 1', '9 * x a y 1'].map(split),
	...['5 d y 1', '6 d y 1', '7 j d y 1', '6 n k k k enter 1', '7 n k k k enter 1', '1'].map(split),
];
const steps = 60;

/** A fleet that a question has no room for on the low screen. */
const crowd = {containers: 60, rows: 18};
const few = {containers: 12, rows: 60};

function split(phrase: string): readonly string[] {
	return phrase.split(' ');
}

/**
 * Random keys on the embedded engine while its containers come, go and sort themselves anew; what it is asked to
 * change is compared with the frame that the key was pressed on. Undefined, or what was found.
 */
export async function runModel(seed: number): Promise<string | undefined> {
	const random = createRandom(seed);
	const isReadOnly = random.chance(0.2);
	const {containers, rows} = random.chance(0.2) ? crowd : few;
	const demo = await startDemoLab({containers, seed});
	const engine = createDockerEngine({label: 'model', url: '', socketPath: demo.socketPath}, {isReadOnly});
	const store = createStore(screenOf(isReadOnly, rows));
	const ended = new AbortController();
	const asked = watchChanges();
	const reports = createReportRunner(
		store,
		{of: (): Session => ({engine, store, signal: ended.signal, pause: async () => {}, end: async () => {}})},
		async () => {},
	);
	// The screens on which keys were pressed whose requests are still under way.
	const underWay = new Set<Seen>();
	const settled: Seen[] = [];
	const book = openBook();
	let waiting: readonly string[] = [];
	supervise(feeds, store, {...store, engine}, ended.signal);
	try {
		await eventually(() => store.published.getState().fleet.containers.isKnown);
		demo.control.churn(20);
		for (let step = 0; step < steps; step++) {
			await pause(random.below(30));
			const [key = 'esc', ...rest] = waiting.length > 0 ? waiting : random.pick(phrases);
			waiting = rest;
			const shown = store.published.getState();
			const seen = {frame: book.read(shown), state: shown};
			for (const item of resolve(shown, {key, text: key.length === 1 ? key : ''}, views)) {
				if (item.type === 'effect/perform') {
					underWay.add(seen);
					const done = performAll(item, {...store, engine, now: Date.now}, ended.signal);
					// A stop may take the whole of its ten seconds: others are asked for meanwhile.
					await Promise.race([done, pause(300)]);
					void done.then(() => settled.push(seen));
				} else if (item.type === 'effect/report') {
					// A report goes on for as long as it is looked at.
					underWay.add(seen);
					reports.begin(item);
				} else if (item.type === 'effect/askPrune') {
					await askPrune(item.kinds, {...store, engine}, ended.signal);
				} else if (!item.type.startsWith('effect/')) {
					store.dispatch(item as Exclude<typeof item, Effect>);
				}
			}

			const problem = judgeChanges(asked.take(), [...underWay], isReadOnly);
			if (problem !== undefined) {
				return `step ${step}, key ${key}: ${problem}\n${seen.frame}`;
			}

			for (const one of settled.splice(0)) {
				underWay.delete(one);
			}
		}

		return undefined;
	} finally {
		asked.stop();
		ended.abort();
		store.close();
		engine.close();
		await demo.close();
	}
}

/** Wide enough for the id column. */
function screenOf(isReadOnly: boolean, rows: number): State {
	const state = makeState(
		{type: 'screen/resized', columns: 160, rows},
		{type: 'lists/columnsChosen', list: 'containers', columns: ['name', 'id', 'state']},
		{type: 'focus/zoomed', isZoomed: true},
	);
	return {...state, view: {...state.view, screen: {...state.view.screen, colorLevel: 0, isReadOnly}}};
}

/** The frame that a key is pressed on, with those before it that showed other pages of the same question. */
function openBook() {
	let pages: string[] = [];
	let about: unknown;
	return {
		read(state: State): string {
			const overlay = state.view.overlay.stack.at(-1);
			const question =
				overlay?.kind === 'confirm'
					? overlay.targets
					: overlay?.kind === 'prune'
						? overlay.unused
						: undefined;
			pages = question !== undefined && question === about ? pages : [];
			about = question;
			pages.push(textOf(state));
			return pages.join('\n');
		},
	};
}

function textOf(state: State): string {
	return firstFrame(state, allBindings).replaceAll(/\u001B\[[\d;]*m/g, '');
}

async function performAll(
	{actionId, targets, options}: Extract<Effect, {type: 'effect/perform'}>,
	context: Parameters<typeof perform>[3],
	signal: AbortSignal,
): Promise<void> {
	const action = actionById(actionId);
	await (action && perform(action, targets, options, context, signal));
}
