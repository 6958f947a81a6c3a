import {createDockerEngine} from '../../source/engine/docker-engine.js';
import {feeds} from '../../source/feeds/feed-table.js';
import {supervise} from '../../source/feeds/supervise.js';
import type {FaultKind} from '../demo-lab/fault.js';
import {startDemoLab, type DemoLab} from '../demo-lab/start-demo-lab.js';
import type {Store} from '../../source/store/open-store.js';
import {createStore} from '../../source/store/store.js';
import {makeState} from '../helpers/fixtures.js';
import {eventually, pause} from './eventually.js';
import {createRandom, type Random} from './random.js';

const faultKinds = Object.keys({
	reset: 0,
	hang: 0,
	slow: 0,
	html: 0,
	forbidden: 0,
	unavailable: 0,
	cutChunk: 0,
	cutJson: 0,
	garbage: 0,
	wrongLength: 0,
	missingFields: 0,
} satisfies Record<FaultKind, 0>) as readonly FaultKind[];
const troubles = 3;
const mostTroubleMs = 250;

/**
 * The whole of the feeds against an embedded engine that misbehaves in every way it can, then is well again.
 * Nothing may throw, and once the faults end the screen's facts must equal the engine's truth. Undefined, or what
 * was found.
 */
export async function runFaults(seed: number): Promise<string | undefined> {
	const random = createRandom(seed);
	const demo = await startDemoLab({containers: 12, seed});
	const engine = createDockerEngine({
		label: 'fuzz',
		url: `unix://${demo.socketPath}`,
		socketPath: demo.socketPath,
	});
	const store = createStore(makeState());
	const ended = new AbortController();
	supervise(
		feeds,
		store,
		{engine, dispatch: store.dispatch, getState: store.getState, onChange: store.onChange},
		ended.signal,
	);
	try {
		for (let trouble = 0; trouble < troubles; trouble++) {
			await makeTrouble(demo, random);
			await pause(random.below(mostTroubleMs));
			await endTrouble(demo);
		}

		store.dispatch({type: 'connection/nudged'});
		return await compare(store, engine);
	} finally {
		ended.abort();
		store.close();
		engine.close();
		await demo.close();
	}
}

async function makeTrouble({control}: DemoLab, random: Random): Promise<void> {
	const choices = [
		() => control.setFaults([{kind: random.pick(faultKinds), share: 0.3 + random.next() * 0.7}]),
		() => control.pause(),
		async () => control.crash(),
		async () => control.stop(),
		() => control.storm(2000, 100),
		() => control.fakeClock.jump((random.next() - 0.5) * 7_200_000),
		() => control.churn(20),
	];
	await Promise.resolve(random.pick(choices)());
}

async function endTrouble({control}: DemoLab): Promise<void> {
	control.setFaults([]);
	control.resume();
	control.churn(0);
	// It is listening already unless the trouble was a crash or a stop.
	await control.start().catch(() => undefined);
}

async function compare(
	store: Store,
	engine: ReturnType<typeof createDockerEngine>,
): Promise<string | undefined> {
	let difference = 'never looked';
	const isSame = async () => {
		const {connection, containers} = store.getState().fleet;
		if (connection.status !== 'up') {
			difference = `the connection is ${connection.status}: ${connection.problem?.words ?? ''}`;
			return false;
		}

		const truth = await engine.list(AbortSignal.timeout(5000)).catch(() => []);
		const ours = [...containers.byId.values()].map(({id, state}) => `${id.slice(0, 6)} ${state}`).sort();
		const theirs = truth.map(({id, state}) => `${id.slice(0, 6)} ${state}`).sort();
		difference = `we have ${ours.join(', ')}; the engine has ${theirs.join(', ')}`;
		return ours.join() === theirs.join();
	};

	const isRecovered = await eventually(isSame);
	return isRecovered ? undefined : difference;
}
