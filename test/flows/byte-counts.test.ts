import {expect, onTestFinished, test} from 'vitest';
import {createDockerEngine} from '../../source/engine/docker-engine.js';
import {createOneShotSampler} from '../../source/engine/samplers/one-shot-sampler.js';
import {toSample} from '../../source/engine/samplers/to-sample.js';
import type {ContainerId, Reading} from '../../source/engine/types.js';
import {usageTargets} from '../../source/feeds/usage-targets.js';
import {allBindings} from '../../source/keys/groups/all-bindings.js';
import {firstFrame} from '../../source/panes/first-frame.js';
import type {Message} from '../../source/store/messages.js';
import {reduce} from '../../source/store/reduce.js';
import {unpack} from '../../source/logs/log-decode.js';
import {selectDetailPanes} from '../../source/view/layout/detail-panes.js';
import {selectLogSet} from '../../source/view/logs/log-set.js';
import {createScreen} from '../../source/terminal/cells/screen-writer.js';
import {collect} from '../helpers/collect.js';
import {makeState} from '../helpers/fixtures.js';
import {opened, ticked} from '../helpers/fleet.js';
import {pressKeys} from '../helpers/press-keys.js';
import {openDemo, startMs} from '../demo-lab/open-demo.js';

// What a session costs on the line: bytes written for the screen's own frames of the embedded engine's fleet, whose
// time the test moves. They are counts, which no machine changes.

const columns = 120;
const rows = 40;

/** Every container's figures in every pass. */
const wholeBudget = {
	shown: Infinity,
	calls: Infinity,
	others: Infinity,
	round: 1,
	newcomers: Infinity,
};

async function openSession() {
	const {socketPath, control} = await openDemo({containers: 40, seed: 7});
	const engine = createDockerEngine({label: 'test', url: 'unix:///demo', socketPath});
	const {signal} = new AbortController();
	onTestFinished(engine.close);
	const sampler = createOneShotSampler(engine, wholeBudget);
	const screen = createScreen({write: () => undefined, isReady: () => true, columns, rows});
	let state = makeState({type: 'screen/resized', columns, rows}, opened());
	let previous: ReadonlyMap<ContainerId, Reading> = new Map();

	/** How many bytes it takes to show what has come. */
	const show = (...messages: Message[]) => {
		state = messages.reduce(reduce, state);
		const before = screen.counts().bytesWritten;
		screen.paint(firstFrame(state, allBindings));
		return screen.counts().bytesWritten - before;
	};

	const press = (key: string) => {
		state = pressKeys(state, key).state;
		return show();
	};

	const passSecond = async () => {
		control.fakeClock.jump(1000);
		const readings = await sampler.read(usageTargets(state), signal);
		const samples = [...readings].map(([id, reading]) => [id, toSample(previous.get(id), reading)] as const);
		previous = readings;
		const atMs = control.fakeClock.now();
		return show({type: 'usage/sampled', samples, atMs}, ticked(atMs - startMs));
	};

	/** The last lines of the cursor's container. */
	const readLogs = async (tail: number) => {
		const {
			key: set,
			containers: [container],
		} = selectLogSet(state);
		const {id, name} = container!;
		const packs = await collect(engine.logs(id, {follow: false, tail}, signal));
		const bytes = show(
			{type: 'logs/joined', set, id, name, generation: 1, atMs: 0},
			...packs.map(({pack}): Message => ({type: 'logs/arrived', set, id, pack, atMs: 0})),
		);
		return {bytes, texts: packs.flatMap(({pack}) => unpack(pack).map(({text}) => text))};
	};

	show({type: 'containers/listed', containers: await engine.list(signal)});
	await passSecond();
	press('j');
	await passSecond();
	return {passSecond, press, readLogs, panesNow: () => selectDetailPanes(state)};
}

test('a second of live figures of forty containers, their charts among them, costs at most 1,000 bytes', async () => {
	const {passSecond} = await openSession();
	const costs: number[] = [];
	for (let second = 0; second < 30; second++) {
		costs.push(await passSecond());
	}

	expect(Math.min(...costs)).toBeGreaterThan(100);
	expect(Math.max(...costs)).toBeLessThanOrEqual(1000);
});

test('a cursor move, which shows other charts, costs at most 1,500 bytes, and 2,200 where the card comes or goes', async () => {
	const {press, panesNow} = await openSession();
	const moves = Array.from('jjjjjjjjjjjjkkkk', key => {
		const before = panesNow();
		const cost = press(key);
		return {cost, hasCard: [...before, ...panesNow()].includes('why')};
	});
	expect(Math.min(...moves.map(({cost}) => cost))).toBeGreaterThan(100);
	expect(moves.filter(({cost, hasCard}) => cost > (hasCard ? 2200 : 1500))).toEqual([]);
	expect(new Set(moves.map(({hasCard}) => hasCard)).size).toBe(2);
});

test('a new log line costs little more than its text', async () => {
	const {readLogs} = await openSession();
	await readLogs(5);
	const {bytes, texts} = await readLogs(1);
	expect(texts).toHaveLength(1);
	expect(bytes).toBeGreaterThanOrEqual(texts[0]!.length);
	expect(bytes).toBeLessThanOrEqual(texts[0]!.length + 40);
});
