import {startDemoLab} from '../demo-lab/start-demo-lab.js';
import {createDockerEngine} from '../../source/engine/docker-engine.js';
import {supervise} from '../../source/feeds/supervise.js';
import {feeds} from '../../source/feeds/feed-table.js';
import {allBindings} from '../../source/keys/groups/all-bindings.js';
import {firstFrame} from '../../source/panes/first-frame.js';
import type {State} from '../../source/store/state.js';
import {createStore} from '../../source/store/store.js';
import {startFilteringProxy} from '../helpers/filtering-proxy.js';
import {makeState} from '../helpers/fixtures.js';
import {eventually, pause} from './eventually.js';
import {createRandom} from './random.js';

const routes = {
	ping: /^\/_ping$/,
	version: /^\/version$/,
	info: /^\/info$/,
	events: /^\/events$/,
	list: /^\/containers\/json$/,
	inspect: /^\/containers\/\w{64}\/json$/,
	stats: /^\/containers\/\w{64}\/stats$/,
	top: /^\/containers\/\w{64}\/top$/,
	logs: /^\/containers\/\w{64}\/logs$/,
} as const;

type Route = keyof typeof routes;

const words = 'forbidden by the engine or a proxy in front of it';

/** The whole of the feeds on an embedded engine behind a proxy that refuses some of its routes, while containers come and go. */
export async function runProxies(seed: number): Promise<string | undefined> {
	const random = createRandom(seed);
	const refused = new Set((Object.keys(routes) as Route[]).filter(() => random.next() < 0.4));
	const demo = await startDemoLab({containers: 12, seed});
	const proxy = await startFilteringProxy(demo.socketPath, (_method, path) =>
		[...refused].some(route => routes[route].test(path)),
	);
	const engine = createDockerEngine(proxy.address);
	const direct = createDockerEngine({label: 'direct', url: '', socketPath: demo.socketPath});
	const store = createStore(makeState());
	const ended = new AbortController();
	supervise(feeds, store, {...store, engine}, ended.signal);
	try {
		demo.control.churn(20);
		await eventually(() => store.getState().fleet.connection.status === 'up');
		await pause(400);
		demo.control.churn(0);
		let found: string | undefined;
		const isRight = async () => {
			const truth = await direct.list(AbortSignal.timeout(5000));
			found = judge(store.getState(), refused, truth.map(({id, state}) => `${id} ${state}`).sort());
			return found === undefined;
		};

		await eventually(isRight);
		return found && `without ${[...refused].join(', ')}: ${found}`;
	} finally {
		ended.abort();
		store.close();
		engine.close();
		direct.close();
		await proxy.close();
		await demo.close();
	}
}

function judge(state: State, refused: ReadonlySet<Route>, truth: readonly string[]): string | undefined {
	const {connection, containers, events, usage} = state.fleet;
	const ours = [...containers.byId.values()].map(({id, state: life}) => `${id} ${life}`).sort();
	const frame = firstFrame(state, allBindings);
	const lies =
		/Cannot reach the engine|The engine is unreachable|no events since midwatch|Connecting to/.exec(
			frame,
		)?.[0];
	const isOff = (route: Route, problem: string | undefined) =>
		refused.has(route) ? problem !== words : problem !== undefined;
	const isListed = !refused.has('list');
	const details = refused.has('inspect') ? 0 : containers.byId.size;
	const findings: ReadonlyArray<string | false | undefined> = [
		connection.status !== 'up' && `the connection is ${connection.status}`,
		lies,
		isOff('list', containers.problem?.words) && `the list's problem is ${containers.problem?.words}`,
		isOff('events', events.problem) && `the events' problem is ${events.problem}`,
		isListed &&
			ours.join() !== truth.join() &&
			`we have ${ours.join(', ')}; the engine has ${truth.join(', ')}`,
		containers.details.size !== details && `${containers.details.size} of ${details} details`,
		isListed && isOff('stats', usage.problem) && `the figures' problem is ${usage.problem}`,
		isListed && !refused.has('stats') && usage.byId.size === 0 && 'no figures',
	];
	return findings.find(finding => finding !== false && finding !== undefined) || undefined;
}
