import {setTimeout as delay} from 'node:timers/promises';
import {createCgroupSampler} from '../../../source/engine/samplers/cgroup-sampler.ts';
import {cgroupV1, makeMachine} from '../../../test/helpers/machine-tree.ts';

const fleetSize = 1000;
const restMs = 250;

/** The cgroup sampler alone: on the engine's containers, and on a thousand containers' files in a folder. */
export async function passes({api, report, runs}) {
	const list = await api.get('/containers/json');
	const own = createCgroupSampler();
	await measure(
		own,
		list.map(({Id: id}) => id),
		'pass',
		report,
		runs,
	);
	own.close();

	const ids = Array.from({length: fleetSize}, (_, index) => String(index).padStart(64, '0'));
	const machine = makeMachine(Object.assign({}, ...ids.map(id => cgroupV1(`docker/${id}`))));
	const fleet = createCgroupSampler({root: machine.root, maxDescriptors: 10_000});
	await measure(fleet, ids, 'pass-fleet', report, runs, 'hold-fleet');
	fleet.close();
	machine.destroy();
}

/** The first pass opens the files: it is left out. */
async function measure(sampler, ids, figure, report, runs, holdFigure) {
	const targets = ids.map(id => ({id, hasOwnNetwork: false, isShown: true}));
	const {signal} = new AbortController();
	await sampler.read(targets, signal);
	for (let pass = 0; pass < runs.presses; pass++) {
		await delay(restMs);
		const {longestMs, totalMs} = await watchLoop(async () => sampler.read(targets, signal));
		report.note(figure, 'midwatch', totalMs);
		if (holdFigure) {
			report.note(holdFigure, 'midwatch', longestMs);
		}
	}
}

/** How long `work` took, and the longest time in it without a turn of the event loop. */
async function watchLoop(work) {
	const startedAtMs = performance.now();
	let turnedAtMs = startedAtMs;
	let longestMs = 0;
	let isOver = false;
	const turn = () => {
		longestMs = Math.max(longestMs, performance.now() - turnedAtMs);
		turnedAtMs = performance.now();
		if (!isOver) {
			setImmediate(turn);
		}
	};
	setImmediate(turn);
	await work();
	isOver = true;
	longestMs = Math.max(longestMs, performance.now() - turnedAtMs);
	return {longestMs, totalMs: performance.now() - startedAtMs};
}
