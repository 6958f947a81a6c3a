import {expect, test} from 'vitest';
import {createAlertJudge, isQuiet} from '../../../../source/app/alerts/judge-alerts.js';
import {noAlerts, type Alerts} from '../../../../source/store/view/settings.js';
import {reduce} from '../../../../source/store/reduce.js';
import type {State} from '../../../../source/store/state.js';
import {safe} from '../../../../source/text/safe-text.js';
import {makeContainer, makeState, startMs} from '../../../helpers/fixtures.js';

const running = [1, 2].map(number =>
	makeContainer(`c${number}`, {
		name: safe`shop-web-${number}`,
		project: safe`shop`,
		service: safe`web`,
		state: 'running',
	}),
);
const [first, second] = running as [(typeof running)[0], (typeof running)[0]];
const exited = {state: 'exited', exitCode: 3, status: safe`Exited (3) 1 second ago`} as const;
const start = makeState({type: 'containers/listed', containers: running});

function listed(...containers: ReadonlyArray<(typeof running)[0]>): State {
	return reduce(start, {type: 'containers/listed', containers});
}

/** What is told of each state, so many seconds after the start, at noon. */
function told(alerts: Partial<Alerts>, ...steps: ReadonlyArray<readonly [seconds: number, state: State]>) {
	const judge = createAlertJudge({...noAlerts, ...alerts});
	return steps.map(([seconds, state]) =>
		judge(state, {nowMs: startMs + seconds * 1000, local: new Date(2026, 10, 26, 12)}).map(({text}) => text),
	);
}

test('a new trouble is told once it is settled, what was there at the start is not', () => {
	const dead = listed({...first, ...exited}, second);
	expect(told({}, [0, dead], [60, dead])).toEqual([[], []]);
	expect(told({}, [0, start], [5, dead])).toEqual([[], []]);
	expect(told({}, [0, start], [60, dead], [62, dead], [63, dead])).toEqual([
		[],
		[],
		['shop/shop-web-1: exit 3'],
		[],
	]);
});

test('it is told in the words that it has a moment later, and not at all when it is over by then', () => {
	const dead = listed({...first, ...exited}, second);
	const known = listed({...first, ...exited, exitCode: 4}, second);
	expect(told({}, [0, start], [60, dead], [62, known])[2]).toEqual(['shop/shop-web-1: exit 4']);
	expect(told({}, [0, start], [60, dead], [61, start], [62, start])).toEqual([[], [], [], []]);
});

test('the same of one service is told again after a while only, whichever container it is', () => {
	const [one, two] = [listed({...first, ...exited}, second), listed(first, {...second, ...exited})];
	expect(
		told(
			{},
			[0, start],
			[60, one],
			[62, one],
			[70, start],
			[80, two],
			[82, two],
			[90, start],
			[700, one],
			[702, one],
		),
	).toEqual([[], [], ['shop/shop-web-1: exit 3'], [], [], [], [], [], ['shop/shop-web-1: exit 3']]);
});

test('what is less than wanted is not told', () => {
	const paused = listed({...first, state: 'paused'}, second);
	expect(told({}, [0, start], [60, paused], [62, paused])[2]).toEqual([]);
	expect(told({severity: 5}, [0, start], [60, paused], [62, paused])[2]).toEqual(['shop/shop-web-1: paused']);
});

test('an engine that is lost, and back, is told', () => {
	const lost = reduce(start, {
		type: 'connection/lost',
		problem: {kind: 'unreachable', words: safe`connection refused`},
		retryAtMs: 0,
	});
	const [, gone] = told({}, [0, start], [60, lost]);
	expect(gone).toEqual([expect.stringMatching(/: connection refused$/)]);
});

test.each([
	['22:00-07:00', 23, true],
	['22:00-07:00', 6, true],
	['22:00-07:00', 7, false],
	['22:00-07:00', 12, false],
	['09:00-17:00', 12, true],
	['09:00-17:00', 17, false],
	['', 3, false],
])('quiet %s at %d o’clock: %s', (hours, hour, quiet) => {
	expect(isQuiet(hours, new Date(2026, 10, 26, hour))).toBe(quiet);
});
