import {expect, test} from 'vitest';
import {oneShotBudget} from '../../../../source/engine/samplers/one-shot-sampler.js';
import type {SampleTarget} from '../../../../source/engine/samplers/sampler.js';
import {createTurns} from '../../../../source/engine/samplers/sample-turns.js';
import type {ContainerId} from '../../../../source/engine/types.js';
import {idNumber} from '../../../helpers/counting-engine.js';
import {target} from '../../../helpers/machine-tree.js';

const shownRows = 18;

function makeFleet(size: number, shown = shownRows): SampleTarget[] {
	return Array.from({length: size}, (_, index) => target(idNumber(index), {isOnScreen: index < shown}));
}

/** The ids picked in each of so many passes, a second apart; `coresOf` says what their readings will show. */
function play(
	fleet: readonly SampleTarget[],
	passes: number,
	coresOf: (id: ContainerId) => number = () => 0.01,
) {
	const turns = createTurns(oneShotBudget);
	return Array.from({length: passes}, (_, pass) => {
		const nowMs = pass * 1000;
		const picked = turns.pick(fleet, nowMs).map(({id}) => id);
		for (const id of picked) {
			turns.took(id, {atMs: nowMs, cpuTotalNs: nowMs * 1e6 * coresOf(id)}, nowMs);
		}

		return picked;
	});
}

test('every shown row has its turn in every pass', () => {
	const fleet = makeFleet(1000);
	const shown = fleet.slice(0, shownRows).map(({id}) => id);
	for (const picked of play(fleet, 30)) {
		expect(picked).toEqual(expect.arrayContaining(shown));
	}
});

test('once each has a figure, the engine gets 20 calls a second at 100 containers, 35 at 1,000', () => {
	for (const [size, calls] of [
		[100, 20],
		[1000, 35],
	] as const) {
		const perPass = play(makeFleet(size), 120).map(picked => picked.length);
		expect(Math.max(...perPass.slice(60))).toBeLessThanOrEqual(calls);
		expect(Math.max(...perPass)).toBeLessThanOrEqual(calls + oneShotBudget.newcomers);
	}
});

test('with few rows shown the others share the rest of the budget', () => {
	expect(play(makeFleet(200, 5), 60).at(-1)).toHaveLength(oneShotBudget.calls);
});

test('a hundred containers all have a CPU figure after five seconds, a thousand after fifty', () => {
	for (const [size, passes] of [
		[100, 5],
		[1000, 50],
	] as const) {
		const times = Map.groupBy(play(makeFleet(size), passes).flat(), id => id);
		expect(times.size).toBe(size);
		expect(Math.min(...[...times.values()].map(all => all.length))).toBeGreaterThanOrEqual(2);
	}
});

test('nobody is left out: each idle container comes round within a minute, of 100 or of 1,000', () => {
	for (const size of [100, 1000]) {
		const fleet = makeFleet(size);
		const late = play(fleet, 240, () => 0).slice(60);
		for (const {id} of fleet) {
			const turns = late.flatMap((picked, pass) => (picked.includes(id) ? [pass] : []));
			expect(turns.length).toBeGreaterThanOrEqual(2);
			expect(Math.max(...turns.map((pass, index) => pass - (turns[index - 1] ?? 0)))).toBeLessThanOrEqual(
				oneShotBudget.round + 1,
			);
		}
	}
});

test('a busy container that isn’t shown comes round at least four times as often as an idle one', () => {
	const fleet = makeFleet(200);
	const busy = idNumber(150);
	const late = play(fleet, 400, id => (id === busy ? 1 : 0))
		.slice(50)
		.flat();
	const countOf = (id: ContainerId) => late.filter(picked => picked === id).length;
	expect(countOf(busy)).toBeGreaterThanOrEqual(4 * countOf(idNumber(151)));
});

test('when more rows are marked than can be read in a second, they take turns', () => {
	const passes = play(makeFleet(100, 100), 4);
	expect(passes.map(picked => picked.length)).toEqual(passes.map(() => oneShotBudget.shown));
	expect(new Set(passes.flat()).size).toBe(100);
});
