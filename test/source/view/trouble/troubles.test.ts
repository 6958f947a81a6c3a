import {expect, test} from 'vitest';
import {safe} from '../../../../source/text/safe-text.js';
import {selectTroubles} from '../../../../source/view/trouble/troubles.js';
import {reduce} from '../../../../source/store/reduce.js';
import type {State} from '../../../../source/store/state.js';
import {idOf, makeContainer, makeDetails, makeState, startMs} from '../../../helpers/fixtures.js';
import {ticked} from '../../../helpers/fleet.js';

const exited = makeContainer('cron', {state: 'exited', exitCode: 7, status: safe`Exited (7) 1 second ago`});
const after = (ms: number): State =>
	makeState(
		{type: 'containers/listed', containers: [exited]},
		{
			type: 'containers/detailed',
			ids: [exited.id],
			details: [makeDetails('cron', {exitCode: 7, startedAtMs: startMs - 100, finishedAtMs: startMs})],
		},
		ticked(ms),
	);
const words = (state: State) => selectTroubles(state).get(idOf('cron'))?.reasons[0]?.words;

test('what has just ended is told to the second, older endings in steps', () => {
	expect(words(after(7000))).toBe('exit 7 7 s ago');
	expect(words(after(8000))).toBe('exit 7 8 s ago');
	expect(words(after(125_000))).toBe('exit 7 2 min ago');
});

test('a second that changes no words keeps the troubles as they are', () => {
	const old = after(121_000);
	expect(selectTroubles(reduce(old, ticked(122_000)))).toBe(selectTroubles(old));
	const fresh = after(7000);
	expect(selectTroubles(reduce(fresh, ticked(8000)))).not.toBe(selectTroubles(fresh));
});
