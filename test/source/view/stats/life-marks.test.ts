import {expect, test} from 'vitest';
import {lifeMarks} from '../../../../source/view/stats/life-marks.js';
import {happened} from '../../../helpers/fleet.js';
import {idOf, makeDetails, startMs} from '../../../helpers/fixtures.js';

const id = idOf('web');
const nowMs = startMs + 60_000;

test('what events and inspect tell of the same moment is one mark, the worst first', () => {
	const events = [
		happened('web', 'start', startMs),
		happened('web', 'oom', startMs + 30_000),
		happened('web', 'die', startMs + 30_400),
		happened('web', 'exec_start', startMs + 31_000),
		happened('db', 'die', startMs + 32_000),
	];
	const details = makeDetails('web', {startedAtMs: startMs + 300, finishedAtMs: undefined});
	expect(lifeMarks(id, details, events, nowMs)).toEqual([
		{kind: 'OOM-killed', secondsAgo: 30},
		{kind: 'exited', secondsAgo: 29.6},
		{kind: 'started', secondsAgo: 60},
	]);
});

test('of what happened before anybody looked inspect tells', () => {
	const details = makeDetails('web', {startedAtMs: startMs, finishedAtMs: startMs - 1000, isOomKilled: true});
	expect(lifeMarks(id, details, [], nowMs).map(({kind}) => kind)).toEqual(['OOM-killed', 'started']);
});
