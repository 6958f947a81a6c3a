import {expect, test} from 'vitest';
import {safe} from '../../../../source/text/safe-text.js';
import {selectTroubles} from '../../../../source/view/trouble/troubles.js';
import {reduce} from '../../../../source/store/reduce.js';
import type {State} from '../../../../source/store/state.js';
import {detailed, idOf, listed, makeState, startMs} from '../../../helpers/fixtures.js';
import {ticked} from '../../../helpers/fleet.js';

const kill = {
	atMs: startMs,
	pid: 7,
	process: safe`node`,
	container: idOf('cron'),
	scope: 'container',
} as const;
/** So long after a process of it was killed. */
const after = (ms: number): State =>
	makeState(
		listed('cron'),
		detailed('cron', {startedAtMs: startMs}),
		{type: 'kernel/read', readings: [], host: {atMs: startMs}, kills: [kill], isLogReadable: true},
		ticked(ms),
	);
const words = (state: State) => selectTroubles(state).get(idOf('cron'))?.reasons[0]?.words;

test('what has just happened is told to the second, older things in steps', () => {
	expect(words(after(7000))).toBe('OOM: killed node 7 s ago');
	expect(words(after(8000))).toBe('OOM: killed node 8 s ago');
	expect(words(after(125_000))).toBe('OOM: killed node 2 min ago');
});

test('a second that changes no words keeps the troubles as they are', () => {
	const old = after(121_000);
	expect(selectTroubles(reduce(old, ticked(122_000)))).toBe(selectTroubles(old));
	const fresh = after(7000);
	expect(selectTroubles(reduce(fresh, ticked(8000)))).not.toBe(selectTroubles(fresh));
});
