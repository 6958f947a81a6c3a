import {startDemoLab} from '../demo-lab/start-demo-lab.js';
import {createDockerEngine} from '../../source/engine/docker-engine.js';
import type {ContainerId} from '../../source/engine/types.js';
import {supervise} from '../../source/feeds/supervise.js';
import {feeds} from '../../source/feeds/feed-table.js';
import {allBindings} from '../../source/keys/groups/all-bindings.js';
import {chooseStart} from '../../source/keys/overlays/log-answers.js';
import {firstFrame} from '../../source/panes/first-frame.js';
import type {State} from '../../source/store/state.js';
import {createStore} from '../../source/store/store.js';
import {plain} from '../helpers/cells.js';
import {makeState} from '../helpers/fixtures.js';
import {eventually} from './eventually.js';
import {createRandom} from './random.js';

const twoHoursMs = 7_200_000;

/** The whole of the feeds on an engine whose clock is off, and is set again while midwatch runs. */
export async function runClocks(seed: number): Promise<string | undefined> {
	const random = createRandom(seed);
	const sign = seed % 2 === 0 ? 1 : -1;
	const firstMs = Math.round(sign * random.next() * twoHoursMs);
	const demo = await startDemoLab({containers: 12, seed, now: () => Date.now() + firstMs});
	const {socketPath, control} = demo;
	const engine = createDockerEngine({label: 'fuzz', url: `unix://${socketPath}`, socketPath});
	const store = createStore({...makeState(), ...ours()});
	const ended = new AbortController();
	supervise(feeds, store, {...store, engine}, ended.signal);
	const look = async (victim: ContainerId | undefined) => {
		let found: string | undefined;
		await eventually(() => {
			found = judge(store.getState(), control.fakeClock.now(), victim);
			return found === undefined;
		});
		return found;
	};

	try {
		await eventually(() => store.getState().fleet.containers.details.size === 12);
		const victim = runningOne(store.getState());
		await (victim && engine.kill(victim, 'SIGKILL', AbortSignal.timeout(5000)));
		const before = victim ? await look(victim) : 'no container runs';
		const movedMs = Math.round(-sign * random.next() * 2 * twoHoursMs);
		control.fakeClock.jump(movedMs);
		return (
			(before && `${firstMs} ms off: ${before}`) ??
			mayPrefix(await look(undefined), `${firstMs} ms off, then set by ${movedMs} ms: `)
		);
	} finally {
		ended.abort();
		store.close();
		engine.close();
		await demo.close();
	}
}

function mayPrefix(found: string | undefined, words: string): string | undefined {
	return found && `${words}${found}`;
}

/** The state of a program that has just been started, on this machine's clock. */
function ours(): State {
	const state = makeState();
	return {...state, fleet: {...state.fleet, ourNowMs: Date.now()}};
}

/** Who is killed by hand stays dead, whatever its restart policy. */
function runningOne({fleet}: State): ContainerId | undefined {
	return [...fleet.containers.byId.values()].find(({state}) => state === 'running')?.id;
}

/** Ages, recency and `T` must be by the engine's clock, to within the second that a Date header has. */
function judge(state: State, engineMs: number, victim: ContainerId | undefined): string | undefined {
	const [range] = chooseStart(state, {kind: 'ago', seconds: 300}) as ReadonlyArray<{
		readonly range?: {readonly stamp?: string};
	}>;
	const sinceMs = Date.parse(range?.range?.stamp ?? '') + 300_000;
	if (!(Math.abs(sinceMs - engineMs) < 3000)) {
		return `T of five minutes means ${sinceMs - engineMs} ms from the engine's time`;
	}

	if (victim === undefined) {
		return undefined;
	}

	const {byId, details} = state.fleet.containers;
	const life = byId.get(victim)?.state;
	const agoSeconds = (engineMs - (details.get(victim)?.finishedAtMs ?? Number.NaN)) / 1000;
	const frame = plain(firstFrame(state, allBindings));
	const row = frame.split('\n').find(line => line.includes(` ${byId.get(victim)?.name} `)) ?? '';
	const told = Number(/exited \(137\) (\d+)s/.exec(row)?.[1]);
	// A clock that is behind makes of every age 0.
	const isRight = life === 'exited' && told >= 4 && Math.abs(told - agoSeconds) < (told < 10 ? 3 : 13);
	return isRight && !frame.includes('all well')
		? undefined
		: `killed ${agoSeconds} s ago, it is ${life}: ${row}`;
}
