import {expect, test} from 'vitest';
import {logBindings} from '../../../../source/keys/groups/log-bindings.js';
import {logCommands} from '../../../../source/keys/groups/log-commands.js';
import {resolve} from '../../../../source/keys/resolve.js';
import {safeText} from '../../../../source/text/safe-text.js';
import {selectLogSet} from '../../../../source/view/logs/log-set.js';
import {selectHold} from '../../../../source/view/logs/log-scroll.js';
import {selectLogRows} from '../../../../source/view/logs/log-window.js';
import type {Message} from '../../../../source/store/messages.js';
import {reduce} from '../../../../source/store/reduce.js';
import type {State} from '../../../../source/store/state.js';
import {idOf, makeContainer} from '../../../helpers/fixtures.js';
import {apply, lines, logging, logSet, press, shownTexts, titleOf} from '../../../helpers/log-state.js';

/** Presses as they come from the keyboard: single letters, or names in angle brackets. */
function type(state: State, keys: string): State {
	return (keys.match(/<[^>]+>|./gs) ?? []).reduce((before, press) => {
		const isNamed = press.startsWith('<');
		const key = isNamed ? press.slice(1, -1) : press;
		return apply(before, resolve(before, {key, text: isNamed ? '' : key}, []));
	}, state);
}

function outcomeOf(state: State, keys: string) {
	const ready = type(state, keys.slice(0, -'<enter>'.length));
	return resolve(ready, {key: 'enter', text: ''}, []);
}

const found = (search: string, seqs: readonly number[], lookedTo: number): Message => ({
	type: 'logs/found',
	set: logSet,
	search,
	filter: '',
	seqs,
	lookedTo,
});

const some = Array.from({length: 200}, (_, index) =>
	index % 50 === 7 ? `GET ${index} timeout` : `GET ${index} ok`,
);
const searching = (state: State) => reduce(type(state, '/timeout'), found('timeout', [7, 57, 107, 157], 200));

test('every binding has its command', () => {
	for (const {command} of logBindings) {
		expect(Object.keys(logCommands)).toContain(command);
	}
});

test('a search from the newest line stops at the hit above, n goes on, round the end, N back', () => {
	const found = type(searching(logging(lines(some))), '<enter>');
	expect(selectHold(found)?.cursor).toBe(157);
	expect(titleOf(found)).toContain('/ timeout 4 of 4');
	expect(selectHold(type(found, 'n'))?.cursor).toBe(107);
	expect(selectHold(type(found, 'nnnn'))?.cursor).toBe(157);
	expect(selectHold(type(found, 'nN'))?.cursor).toBe(157);
});

test('the hit is shown while the search is still being typed, esc goes back', () => {
	const looking = searching(logging(lines(some)));
	expect(selectHold(looking)?.cursor).toBe(157);
	const back = type(looking, '<esc>');
	expect(selectHold(back)).toBeUndefined();
	expect(back.view.logView.search).toBe('');
});

test('hits are highlighted, also across what the container coloured', () => {
	const state = type(logging(lines(['one time\u001B[31mout!', 'two'])), '/timeout');
	const matches = selectLogRows(state).map(({line}) =>
		line.filter(({tone}) => tone === 'match').map(({text}) => text),
	);
	expect(matches).toEqual([['time', 'out'], []]);
});

test('a bad expression is told while it is typed, and nothing breaks', () => {
	const state = type(logging(lines(some)), '/<x>');
	const bad = type(type(state, '<backspace>'), '/(');
	expect(titleOf(bad)).toContain('bad regex');
	expect(shownTexts(bad).length).toBeGreaterThan(0);
	const filtered = type(logging(lines(some)), '&/[');
	expect(titleOf(filtered)).toContain('bad regex');
});

test('a filter shows in the title, a second & adds to it, esc in the pane clears it', () => {
	const one = type(logging(lines(some)), '&timeout<enter>');
	expect(one.view.logView.filter).toBe('timeout');
	const two = type(one, '&!57<enter>');
	expect(two.view.logView.filter).toBe('timeout & !57');
	expect(titleOf(two)).toContain('& timeout & !57');
	expect(type(two, '<esc>').view.logView.filter).toBe('');
	expect(type(one, '&x<esc>').view.logView.filter).toBe('timeout');
});

test('t goes through the ways to show times', () => {
	const state = logging(lines(['hello']));
	expect(shownTexts(type(state, 't'))).toEqual([' 02:14:05.000 hello']);
	expect(shownTexts(type(state, 'ttt'))).toEqual(['     2s ago hello']);
	expect(shownTexts(type(state, 'tttt'))).toEqual([' hello']);
});

test('X narrows the filter to errors, and takes that back', () => {
	const narrowed = type(logging(lines(some)), 'X');
	expect(narrowed.view.logView.filter).toBe('level:error');
	expect(titleOf(narrowed)).toContain('& level:error');
	expect(type(narrowed, 'X').view.logView.filter).toBe('');
	const both = type(logging(lines(some)), '&pool<enter>X');
	expect(both.view.logView.filter).toBe('pool & level:error');
	expect(type(both, 'X').view.logView.filter).toBe('pool');
});

const matchesIn = (state: State) =>
	selectLogRows(state).map(({line}) => line.filter(({tone}) => tone === 'match').map(({text}) => text));

test('matches are marked in what is shown; a line that matches only as it was written is shown so', () => {
	const state = logging(
		lines(['{"level":50,"msg":"no route","host":"db"}', 'level=error msg="a b"', 'plain']),
	);
	const shaped = type(state, '/ERROR no');
	expect(shownTexts(shaped)[0]).toBe(' ERROR no route host=db');
	expect(matchesIn(shaped)).toEqual([['ERROR ', 'no'], [], []]);
	const written = type(state, '/"host":"d');
	expect(shownTexts(written)).toEqual([' {"level":50,"msg":"no route","host":"db"}', ' ERROR a b', ' plain']);
	expect(matchesIn(written)[0]).toEqual(['"host":"d']);
});

test('JSON lines are taken apart, others are left, and J shows them as they were written', () => {
	const state = logging(lines(['{"level":"error","msg":"no route","port":80}', 'plain']));
	expect(shownTexts(type(state, 'J'))[0]).toContain('"port":80}');
	expect(shownTexts(state)).toEqual([' ERROR no route port=80', ' plain']);
});

test('T asks from where on, and another answer is another set', () => {
	const state = logging(lines(some));
	const ranged = type(state, 'T<down><down><enter>');
	expect(selectLogSet(ranged).range).toEqual({kind: 'tail', lines: 10_000});
	expect(selectLogSet(ranged).key).not.toBe(selectLogSet(state).key);
	const since = type(state, `T${'<down>'.repeat(4)}<enter>`);
	expect(selectLogSet(since).range).toEqual({kind: 'since', stamp: '2026-11-24T02:13:07.000000000Z'});
});

test('a clock time is the last one of that name, and nonsense is told', () => {
	const ask = (typed: string) => type(logging(lines(some)), `T${'<down>'.repeat(7)}<enter>${typed}<enter>`);
	expect(selectLogSet(ask('02:10')).range).toEqual({kind: 'since', stamp: '2026-11-24T02:10:00.000000000Z'});
	expect(selectLogSet(ask('23:59:30')).range).toEqual({
		kind: 'since',
		stamp: '2026-11-23T23:59:30.000000000Z',
	});
	expect(ask('25:00').view.overlay.stack.at(-1)).toMatchObject({kind: 'prompt', draft: {text: '25:00'}});
});

test('another container’s logs have the usual range', () => {
	const state = type(logging(lines(some)), 'T<enter>');
	const other = reduce(state, {
		type: 'containers/listed',
		containers: [makeContainer('db')],
	});
	expect(selectLogSet(other).range).toEqual({kind: 'tail', lines: 1000});
});

test('marks, a project, or all that is shown are followed together', () => {
	const project = safeText('shop');
	const state = reduce(logging(), {
		type: 'containers/listed',
		containers: ['a', 'b', 'c'].map(name => makeContainer(name, name === 'c' ? {} : {project})),
	});
	const names = (at: State) => selectLogSet(at).containers.map(({name}) => name);
	expect(names(state)).toHaveLength(1);
	const marked = reduce(state, {
		type: 'lists/marked',
		list: 'containers',
		ids: [idOf('a'), idOf('c')],
		isMarked: true,
	});
	expect(names(marked)).toEqual(['a', 'c']);
	const pointed = reduce(state, {
		type: 'lists/pointed',
		list: 'containers',
		entry: idOf('a'),
		index: 0,
		top: 0,
	});
	expect(names(type(pointed, 'L<down><enter>'))).toEqual(['a', 'b']);
	expect(names(type(pointed, 'L<down><down><enter>'))).toEqual(['a', 'b', 'c']);
});

test('y copies the line, those on the screen or the last ones, without colours', () => {
	const state = logging(lines(['one', '\u001B[31mtwo\u001B[0m', 'three']));
	expect(outcomeOf(state, 'ky<enter>').at(-1)).toMatchObject({
		type: 'effect/copy',
		text: 'two',
		what: 'a log line',
	});
	expect(outcomeOf(state, 'y<down><enter>').at(-1)).toMatchObject({
		text: 'one\ntwo\nthree',
		what: '3 log lines',
	});
	expect(outcomeOf(state, 'y<down><down><enter>').at(-1)).toMatchObject({text: 'one\ntwo\nthree'});
});

test('S asks what and where, a second S cancels', () => {
	const asked = type(logging(lines(['one'])), 'S<enter>');
	expect(asked.view.overlay.stack.at(-1)).toMatchObject({draft: {text: 'api-2026-11-24T021407Z.log'}});
	const saving = type(asked, '<enter>');
	expect(saving.fleet.saves.save).toMatchObject({path: 'api-2026-11-24T021407Z.log', what: 'kept'});
	expect(titleOf(saving)).toContain('saving');
	expect(press(saving, 'logSave').fleet.saves.save).toBeUndefined();
});

test('[ goes to the first line and asks for older ones', () => {
	const state = type(logging(lines(some)), '[');
	expect(selectHold(state)).toMatchObject({cursor: 0, top: 0});
	expect(state.view.logView.older).toEqual({set: logSet, times: 1});
});
