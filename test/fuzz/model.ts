import diagnostics from 'node:diagnostics_channel';
import type {IncomingMessage} from 'node:http';
import {perform} from '../../source/actions/perform.js';
import {actionById} from '../../source/actions/table.js';
import {startDemoEngine} from '../../source/demo/demo-engine.js';
import type {ContainerId} from '../../source/engine/types.js';
import {createDockerEngine} from '../../source/engine/docker-engine.js';
import {feeds} from '../../source/feeds/table.js';
import {supervise} from '../../source/feeds/supervise.js';
import {allBindings} from '../../source/keys/all-bindings.js';
import type {Effect} from '../../source/keys/effect.js';
import {resolve} from '../../source/keys/resolve.js';
import {firstFrame} from '../../source/panes/first-frame.js';
import {views} from '../../source/panes/views.js';
import type {State} from '../../source/store/state.js';
import {createStore} from '../../source/store/store.js';
import {makeState} from '../helpers/fixtures.js';
import {eventually, pause} from './eventually.js';
import {createRandom} from './random.js';

const keys = 'j j k G * o O a s u r K p d f y y y n space esc enter'.split(' ');
const steps = 40;

type Seen = {readonly frame: string; readonly state: State};

/**
 * Random keys on the embedded engine while its containers come, go and sort themselves anew; what it is asked to
 * change is compared with the frame that the key was pressed on. Undefined, or what was found.
 */
export async function runModel(seed: number): Promise<string | undefined> {
	const random = createRandom(seed);
	const isReadOnly = random.chance(0.2);
	const demo = await startDemoEngine({containers: 12, seed});
	const engine = createDockerEngine({label: 'model', url: '', socketPath: demo.socketPath}, {isReadOnly});
	const store = createStore(screenOf(isReadOnly));
	const ended = new AbortController();
	const asked = watchChanges();
	// The screens on which keys were pressed whose requests are still under way.
	const underWay = new Set<Seen>();
	const settled: Seen[] = [];
	supervise(feeds, store, {...store, engine}, ended.signal);
	try {
		await eventually(() => store.shown.getState().fleet.containers.isKnown, 10_000);
		demo.control.churn(20);
		for (let step = 0; step < steps; step++) {
			await pause(random.below(30));
			const key = random.pick(keys);
			const shown = store.shown.getState();
			const seen = {frame: textOf(shown), state: shown};
			for (const item of resolve(shown, {key, text: key.length === 1 ? key : ''}, views)) {
				if (item.type === 'effect/perform') {
					underWay.add(seen);
					const done = performAll(item, {...store, engine, now: Date.now}, ended.signal);
					// A stop may take the whole of its ten seconds: others are asked for meanwhile.
					await Promise.race([done, pause(300)]);
					void done.then(() => settled.push(seen));
				} else if (!item.type.startsWith('effect/')) {
					store.dispatch(item as Exclude<typeof item, Effect>);
				}
			}

			const problem = judge(asked.take(), [...underWay], isReadOnly);
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

/** Wide enough for the id column, tall enough for every row. */
function screenOf(isReadOnly: boolean): State {
	const state = makeState(
		{type: 'screen/resized', columns: 160, rows: 60},
		{type: 'list/columnsChosen', columns: ['name', 'id', 'state']},
		{type: 'focus/zoomed', isZoomed: true},
	);
	return {...state, view: {...state.view, screen: {...state.view.screen, colorLevel: 0, isReadOnly}}};
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

/** Every request that isn't a read, as the engine gets it. */
function watchChanges() {
	let changes: string[] = [];
	const onRequest = (message: unknown) => {
		const {method, url = ''} = (message as {readonly request: IncomingMessage}).request;
		if (method !== 'GET' && method !== 'HEAD') {
			changes.push(`${method} ${url}`);
		}
	};

	diagnostics.subscribe('http.server.request.start', onRequest);
	return {
		take() {
			const taken = changes;
			changes = [];
			return taken;
		},
		stop: () => diagnostics.unsubscribe('http.server.request.start', onRequest),
	};
}

const unasked = /\/(?:start|pause|unpause)$/;

/** What the engine was asked must be what a frame named: in its question, or by its cursor and marks. */
function judge(
	changes: readonly string[],
	screens: readonly Seen[],
	isReadOnly: boolean,
): string | undefined {
	if (isReadOnly && changes.length > 0) {
		return `read-only, and yet ${changes.join(', ')}`;
	}

	const stray = changes.find(change => !screens.some(seen => names(seen, change)));
	return stray && `${stray} was not what the frame named`;
}

function names({frame, state}: Seen, change: string): boolean {
	const [, id = ''] = /\/containers\/([\da-f]{64})/.exec(change) ?? [];
	const name = state.fleet.containers.byId.get(id as ContainerId)?.name;
	const lines = frame.split('\n').filter(line => id !== '' && line.includes(id.slice(0, 12)));
	const isNamed = unasked.test(change.replace(/\?.*/, ''))
		? lines.some(line => /^│[▸ ]?[▸●]/.test(line))
		: isAsked(frame) && lines.some(line => / ▲ |^│ {2}\S/.test(line));
	return isNamed && (name === undefined || lines.some(line => line.includes(name)));
}

function isAsked(frame: string): boolean {
	return /^ ▲ (?:Stop|Restart|Kill|Remove) .*\?/m.test(frame);
}
