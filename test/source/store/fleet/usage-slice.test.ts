import {describe, expect, test} from 'vitest';
import {pastOf} from '../../../../source/store/fleet/history-slice.js';
import type {Message} from '../../../../source/store/messages.js';
import type {State} from '../../../../source/store/state.js';
import {reduce} from '../../../../source/store/reduce.js';
import {idOf, listed, makeState, startMs} from '../../../helpers/fixtures.js';
import {sample} from '../../../helpers/fleet.js';

const at = (second: number) => startMs + second * 1000;
const pass = (second: number) => ({
	atMs: at(second),
	samples: [[idOf('web'), sample({atMs: at(second), cpuPercent: second})] as const],
});
const seconds = (from: number, to: number) => Array.from({length: to - from}, (_, index) => from + index);

function historyOf(state: State) {
	return state.fleet.usage.byId.get(idOf('web'))!;
}

/** The last five minutes of CPU, as charts have them. */
function chart(state: State) {
	return pastOf(historyOf(state), 'cpuPercent', {seconds: 240, pieces: 24, leastEach: 1});
}

describe('what a recorder saw before', () => {
	const sampled = (second: number): Message => ({type: 'usage/sampled', ...pass(second)});
	const live = makeState(listed('web'), ...seconds(180, 200).map(sampled));

	test('stands before what is seen now, as if it had been seen', () => {
		const recalled = reduce(live, {type: 'usage/recalled', passes: seconds(0, 180).map(pass)});
		const whole = makeState(listed('web'), ...seconds(0, 200).map(sampled));
		expect(chart(recalled)).toEqual(chart(whole));
		expect(historyOf(recalled).latest).toEqual(historyOf(live).latest);
	});

	test('is taken once where the recorder and the screen have seen the same', () => {
		const recalled = reduce(live, {type: 'usage/recalled', passes: seconds(0, 200).map(pass)});
		const whole = makeState(listed('web'), ...seconds(0, 200).map(sampled));
		expect(chart(recalled)).toEqual(chart(whole));
	});

	test('leaves a gap where nobody looked', () => {
		const recalled = reduce(live, {type: 'usage/recalled', passes: seconds(0, 20).map(pass)});
		const {values} = chart(recalled);
		expect(values.filter(value => Number.isNaN(value)).length).toBeGreaterThan(5);
		expect(Math.max(...values.filter(value => !Number.isNaN(value)))).toBe(199);
	});

	test('of containers that are gone is left out', () => {
		const empty = makeState(listed('db'));
		expect(
			reduce(empty, {type: 'usage/recalled', passes: seconds(0, 20).map(pass)}).fleet.usage.byId.size,
		).toBe(0);
	});
});
