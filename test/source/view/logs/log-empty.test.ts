import {expect, test} from 'vitest';
import {selectLogEmpty} from '../../../../source/view/logs/log-empty.js';
import type {Message} from '../../../../source/store/messages.js';
import {reduce} from '../../../../source/store/reduce.js';
import type {State} from '../../../../source/store/state.js';
import {idOf, startMs} from '../../../helpers/fixtures.js';
import {lines, logging, logSet, press, titleOf} from '../../../helpers/log-state.js';
import {textsOf} from '../../../helpers/text-of.js';

const shown = (state: State) => textsOf(selectLogEmpty(state));
const ended: Message = {type: 'logs/ended', set: logSet, id: idOf('api')};
const inThePast = (state: State, isReplay: boolean): State => ({
	...state,
	view: {...state.view, past: {atMs: startMs + 60_000, nowMs: startMs + 90_000, isReplay, steps: 0}},
});

test('no line has each its own reason', () => {
	expect(shown(logging())).toEqual(['loading…']);
	expect(shown(logging(lines([])))).toEqual(['no output yet']);
	expect(shown(logging(lines([]), ended))).toEqual(['it wrote nothing']);
	expect(shown(press(logging(lines(['old'])), 'logClear'))).toEqual(['nothing since it was cleared']);
	const filtering = logging(lines(['fine']), {type: 'logView/filtered', filter: 'error'});
	const looked: Message = {type: 'logs/filtered', set: logSet, filter: 'error', seqs: [], lookedTo: 1};
	expect(shown(reduce(filtering, looked))).toEqual(['no line matches the filter']);
});

test('a recording says that it has no logs, and shows the last lines that it has', () => {
	expect(shown(inThePast(logging(), true))).toEqual(['logs are not recorded']);
	const died = logging({
		type: 'lastWords/read',
		id: idOf('api'),
		diedAtMs: startMs,
		exitCode: 1,
		lines: [
			{text: 'connecting', isStderr: false},
			{text: '\u001B[31mFATAL no database\u001B[0m', isStderr: true},
		],
	});
	expect(shown(inThePast(died, true))).toEqual([
		'logs are not recorded · the last lines of api before it ended 1m00s ago:',
		'connecting',
		'FATAL no database',
	]);
});

test('lines of the past are not said to be followed', () => {
	expect(titleOf(logging(lines(['now'])))).toContain('following');
	expect(titleOf(inThePast(logging(lines(['then'])), false))).not.toContain('following');
	expect(shown(inThePast(logging(lines([])), false))).toEqual(['no lines from that time are kept']);
});
