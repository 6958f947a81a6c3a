import {expect, test} from 'vitest';
import {mergeDelayMs} from '../../../../source/logs/log-merge.js';
import type {Message} from '../../../../source/store/messages.js';
import {reduce} from '../../../../source/store/reduce.js';
import {listed, makeState} from '../../../helpers/fixtures.js';
import {joined, lines, press, shownTexts} from '../../../helpers/log-state.js';

const set = 'marked~1000';
/** Two containers whose logs are followed together. */
const bothFollowed: readonly Message[] = [
	listed('api', 'b'),
	{type: 'focus/moved', pane: 'logs', isZoomed: true},
	{type: 'logView/scoped', scope: {kind: 'shown'}},
	joined('api', set),
	joined('b', set),
];
const settled = (atMs: number) => ({type: 'logs/settled', atMs}) as const;

test('what comes late stands where its time is, and the reader stays on his line', () => {
	const together = makeState(
		...bothFollowed,
		lines(['api 1'], {name: 'api', set, fromNs: 10}),
		lines(['b 1'], {name: 'b', set, fromNs: 20}),
		lines(['b 2', 'b 3'], {name: 'b', set, fromNs: 5000}),
		settled(10),
		settled(mergeDelayMs + 10),
	);
	const held = press(together, 'logUp');
	const late = [
		lines(['api starting', 'api ready'], {name: 'api', set, fromNs: 100, atMs: 5000}),
		lines(['b 4'], {name: 'b', set, fromNs: 6000, atMs: 5000}),
		settled(5000 + mergeDelayMs),
	].reduce(reduce, held);
	expect(shownTexts(late)).toEqual([
		' api api 1',
		' b   b 1',
		' api api starting',
		' api api ready',
		'▸b   b 2',
		' b   b 3',
		' b   b 4',
	]);
});

test('a clock that was set back puts no new line among old ones', () => {
	const together = makeState(
		...bothFollowed,
		lines(['old'], {name: 'api', set, fromNs: 9000}),
		lines(['between'], {name: 'b', set, fromNs: 9500}),
		settled(10),
		settled(mergeDelayMs + 10),
		lines(['after'], {name: 'b', set, fromNs: 10, atMs: 5000}),
		settled(5000 + mergeDelayMs),
	);
	expect(shownTexts(together)).toEqual([' api old', ' b   between', ' b   after']);
});
