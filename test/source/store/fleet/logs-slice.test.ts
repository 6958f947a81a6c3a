import {expect, test} from 'vitest';
import type {EngineEvent} from '../../../../source/engine/types.js';
import {readLine, seqAfter, seqAtOrAfter} from '../../../../source/logs/log-buffer.js';
import {mergeDelayMs} from '../../../../source/logs/log-merge.js';
import {packLines, type LogPack} from '../../../../source/logs/log-pack.js';
import {selectTroubles} from '../../../../source/view/trouble/troubles.js';
import {safe} from '../../../../source/text/safe-text.js';
import {reduce} from '../../../../source/store/reduce.js';
import type {Message} from '../../../../source/store/messages.js';
import type {State} from '../../../../source/store/state.js';
import {idOf, listed, makeContainer, makeState, startMs} from '../../../helpers/fixtures.js';
import {joined, lines, logging, logSet, press, shownTexts, titleOf} from '../../../helpers/log-state.js';

const set = 'marked~1000';

function kept(state: State): readonly string[] {
	const {buffer} = state.fleet.logs;
	const texts: string[] = [];
	for (let seq = seqAtOrAfter(buffer, 0); seq !== undefined; seq = seqAfter(buffer, seq)) {
		texts.push(readLine(buffer, seq)?.text ?? '');
	}

	return texts;
}

const settled = (atMs: number) => ({type: 'logs/settled', atMs}) as const;
const happened = (name: string, changes: Partial<EngineEvent>): EngineEvent => ({
	atMs: startMs,
	atNano: `${startMs / 1000}.000000000`,
	kind: 'container',
	action: 'die' as never,
	subject: idOf(name),
	attributes: {},
	...changes,
});

test('the lines of several sources stand in the order of their stamps, after a while', () => {
	const together = makeState(
		listed('a', 'b'),
		joined('a', set),
		joined('b', set),
		lines(['a1', 'a2'], {name: 'a', set, fromNs: 10}),
		lines(['b0'], {name: 'b', set, fromNs: 5}),
	);
	expect(kept(together)).toEqual([]);
	expect(together.fleet.logs.waiting).toBe(3);
	const later = reduce(together, settled(mergeDelayMs));
	expect(kept(later)).toEqual(['b0', 'a1', 'a2']);
	expect(later.fleet.logs.waiting).toBe(0);
});

test('a source that still tells what it wrote long ago keeps the others waiting until it has', () => {
	const old = (text: string, fromNs: number, atMs: number) =>
		({...lines([text], {name: 'b', set, fromNs, atMs}), behindMs: 60_000}) as Message;
	const state = makeState(
		listed('a', 'b'),
		joined('a', set),
		joined('b', set),
		lines(['a1'], {name: 'a', set, fromNs: 100}),
		old('b1', 1, 0),
		settled(400),
		old('b2', 2, 450),
		settled(900),
	);
	expect(kept(state)).toEqual([]);
	expect(kept(reduce(state, settled(951)))).toEqual(['b1', 'b2', 'a1']);
});

test('a source that opens slowly keeps the others waiting, but not for long', () => {
	const state = makeState(
		listed('a', 'b'),
		joined('a', set),
		joined('b', set),
		lines(['a1'], {name: 'a', set}),
	);
	const waiting = reduce(state, settled(1000));
	expect(kept(waiting)).toEqual([]);
	expect(kept(reduce(waiting, settled(2500)))).toEqual(['a1']);
});

test('a death stands among the lines where its time is, though it is told of later', () => {
	const second = startMs / 1000;
	const state = logging(
		lines(['last words']),
		{type: 'events/happened', events: [happened('api', {exitCode: 137, atNano: `${second}.000000000`})]},
		lines(['started again'], {atMs: 10, fromNs: 2000}),
	);
	const later = reduce(reduce(state, settled(100)), settled(100 + mergeDelayMs));
	expect(kept(later)).toEqual(['last words', 'started again', '─ api exited 137 ─']);
	expect(later.fleet.logs.waiting).toBe(0);
});

test('what a new start says stands between the start and the death after it, though its stream opens later', () => {
	const atMs = startMs - 2000;
	const at = (nano: number) => ({atMs, atNano: `${atMs / 1000}.${String(nano).padStart(9, '0')}`});
	const ended = logging(
		lines(['first run'], {fromNs: 1}),
		{type: 'logs/ended', set: logSet, id: idOf('api')} as const,
		{
			type: 'events/happened',
			events: [happened('api', {action: 'start' as never, ...at(1000)})],
		},
	);
	const waiting = reduce(reduce(ended, settled(100)), settled(100 + 2 * mergeDelayMs));
	expect(kept(waiting)).toEqual(['first run']);
	const died = reduce(waiting, {
		type: 'events/happened',
		events: [happened('api', {exitCode: 3, ...at(9000)})],
	});
	const opened = reduce(died, lines(['starting', 'fatal'], {atMs: 700, fromNs: 2000}));
	const later = reduce(reduce(opened, settled(800)), settled(800 + mergeDelayMs));
	expect(kept(later)).toEqual(['first run', '─ api started ─', 'starting', 'fatal', '─ api exited 3 ─']);
});

test('a container that is renamed keeps its lines under its new name', () => {
	const renamed = logging(lines(['before']), {
		type: 'events/happened',
		events: [happened('api', {action: safe`rename`, name: safe`api-old`})],
	});
	const later = reduce(reduce(renamed, lines(['after'], {atMs: 10})), settled(100 + mergeDelayMs));
	expect(later.fleet.logs.sources.get(idOf('api'))?.name).toBe('api-old');
	expect(kept(later)).toContain('─ api is api-old now ─');
});

test('lines of several bear the names that their containers have now, whoever tells of a new one', () => {
	const together = makeState(
		listed('a', 'b'),
		{type: 'focus/moved', pane: 'logs', isZoomed: true},
		{type: 'logView/scoped', scope: {kind: 'shown'}},
		joined('a', set),
		joined('b', set),
		lines(['one'], {name: 'a', set, fromNs: 5}),
		lines(['two'], {name: 'b', set, fromNs: 10}),
		settled(10),
		settled(mergeDelayMs + 10),
	);
	const lastTwo = (state: State) => shownTexts(state).slice(-2);
	expect(lastTwo(together)).toEqual([' a one', ' b two']);
	const byEvent = reduce(together, {
		type: 'events/happened',
		events: [happened('a', {action: safe`rename`, name: safe`web-1`})],
	});
	expect(lastTwo(byEvent)).toEqual([' web-1 one', ' b     two']);
	const byList = reduce(byEvent, {
		type: 'containers/listed',
		containers: [makeContainer('a', {name: safe`shop-web-1`}), makeContainer('b')],
	});
	expect(lastTwo(byList)).toEqual([' shop-web-1 one', ' b          two']);
});

test('only what becomes of the containers followed is told, and not every event', () => {
	const state = logging(lines([]), {
		type: 'events/happened',
		events: [
			happened('other', {exitCode: 1}),
			happened('api', {action: 'kill' as never}),
			happened('api', {action: 'health_status' as never, detail: 'unhealthy' as never}),
			happened('api', {action: 'constructor' as never}),
		],
	});
	const later = reduce(reduce(state, settled(0)), settled(mergeDelayMs));
	expect(kept(later)).toEqual(['─ api is unhealthy ─']);
});

test('facts of a set that is not followed any more change nothing', () => {
	const state = logging(lines(['mine']));
	expect(reduce(state, lines(['stale'], {set: 'cursor:other~1000'}))).toBe(state);
});

test('a mark stands after the newest line, and is where “since the mark” begins', () => {
	const state = press(logging(lines(['one', 'two'])), 'logMark');
	expect(kept(state)[2]).toContain('mark');
	expect(state.fleet.logs.markStamp).toBe('2026-11-24T02:14:05.000001001Z');
});

test('what was cleared is not shown, and is still kept', () => {
	const state = press(logging(lines(['old'])), 'logClear');
	expect(shownTexts(state)).toEqual([]);
	expect(kept(state)).toEqual(['old']);
	expect(shownTexts(reduce(state, lines(['new'], {fromNs: 5000})))).toEqual(['─ cleared here ─', ' new']);
});

test('a filter’s lines outlive those that the buffer lets go', () => {
	let state = logging(lines(['ERROR disk']), {type: 'logView/filtered', filter: 'error'});
	const found = {
		type: 'logs/filtered',
		set: state.fleet.logs.set,
		filter: 'error',
		seqs: [0],
		lookedTo: 1,
	} as const;
	state = reduce(state, found);
	for (let round = 0; round < 3; round++) {
		state = reduce(state, lines(Array.from({length: 9000}, (_, index) => `noise ${index}`)));
	}

	expect(kept(state)).not.toContain('ERROR disk');
	expect(shownTexts(state)).toEqual([' ERROR disk']);
});

test('lines that report an error are counted by the minute, and grow old', () => {
	const texts = Array.from({length: 12}, (_, index) => `ERROR ${index}`);
	const atMs = Date.UTC(2026, 10, 24, 2, 14, 6);
	const soon = logging(lines([...texts, 'fine'], {atMs}), {type: 'clock/ticked', atMs: atMs + 1000});
	expect(titleOf(soon)).toContain('12 errors/min');
	const state = logging(lines([...texts, 'fine'], {atMs}), {type: 'clock/ticked', atMs: atMs + 10_000});
	expect(state.fleet.logs.errorRates.get(idOf('api'))).toBe(12);
	expect(
		selectTroubles(state)
			.get(idOf('api'))
			?.reasons.map(({words}) => words),
	).toEqual(['12 error lines/min']);
	const more = reduce(reduce(state, lines(['ERROR more'], {atMs: atMs + 11_000})), {
		type: 'clock/ticked',
		atMs: atMs + 12_000,
	});
	expect(titleOf(more)).toContain('13 errors/min');
	const later = reduce(state, {type: 'clock/ticked', atMs: atMs + 90_000});
	expect(later.fleet.logs.errorRates.get(idOf('api'))).toBe(0);
	expect([titleOf(state), titleOf(later)]).toEqual([
		'Logs · api · following · 12 errors/min · last line 11s ago',
		'Logs · api · following · last line 1m31s ago',
	]);
});

test('the pace is the mean of the last ten whole seconds, by the times of the lines', () => {
	const atMs = Date.UTC(2026, 10, 24, 2, 14, 20);
	const written = (fromSecond: number, count: number, step: number) =>
		packLines(
			Array.from({length: count}, (_, index) => ({
				stamp: `${new Date(Date.UTC(2026, 10, 24, 2, 14, 0) + (fromSecond + index * step) * 1000).toISOString().slice(0, 23)}000000Z`,
				text: 'x',
			})),
		);
	const arrived = (pack: LogPack): Message => ({
		type: 'logs/arrived',
		set: logSet,
		id: idOf('api'),
		pack,
		atMs,
	});
	const state = logging(arrived(written(0, 50, 0.2)), arrived(written(10, 100, 0.1)), {
		type: 'clock/ticked',
		atMs,
	});
	expect(titleOf(state)).toContain(' · 10 lines/s');
	const slower = reduce(state, {type: 'clock/ticked', atMs: atMs + 7000});
	expect(titleOf(slower)).toContain(' · 3 lines/s');
	const slow = logging(arrived(written(12, 3, 2)), {type: 'clock/ticked', atMs});
	expect(titleOf(slow)).toContain(' · 0.3 lines/s');
	const skipped = logging(arrived({...written(20, 1, 1), skipped: 199_999}), {
		type: 'clock/ticked',
		atMs: atMs + 1000,
	});
	expect(titleOf(skipped)).toContain(' · 20,000 lines/s');
	const late = {...arrived(written(0, 100, 0.1)), behindMs: 10_000} as Message;
	expect(titleOf(logging(late, {type: 'clock/ticked', atMs}))).toContain(' · 10 s behind · 10 lines/s');
});
