import fc from 'fast-check';
import {expect, test} from 'vitest';
import {lineWidth} from '../../../../source/text/fit-line.js';
import {statsView} from '../../../../source/panes/stats/stats-view.js';
import type {Message} from '../../../../source/store/messages.js';
import {reduce} from '../../../../source/store/reduce.js';
import {idOf, listed, makeContainer, makeState} from '../../../helpers/fixtures.js';
import {textsOf} from '../../../helpers/text-of.js';
import {fleetMessages, sampled} from '../../../helpers/fleet.js';
import type {State} from '../../../../source/store/state.js';

function stats(state: State, width = 58, height = 10): string[] {
	return textsOf(statsView.lines(state, width, height));
}

const point = (name: string): Message => ({
	type: 'lists/pointed',
	list: 'containers',
	entry: idOf(name),
	index: 0,
	top: 0,
});

test('without a container there is nothing to show', () => {
	expect(stats(makeState())).toEqual([]);
	expect(textsOf([statsView.title(makeState())])).toEqual(['Stats']);
});

test('figures that have not come yet are told from those that will not come', () => {
	expect(stats(makeState(listed('web')))).toEqual([' waiting for the first stats']);
	const exited = makeState({
		type: 'containers/listed',
		containers: [makeContainer('web', {state: 'exited', exitCode: 0})],
	});
	expect(stats(exited)).toEqual([' no stats: it is not running']);
});

test('four charts with their figures, and the reasons in full', () => {
	const state = makeState(...fleetMessages(60), point('api-7'));
	const lines = stats(state);
	const text = lines.join('\n');
	expect(lines).toHaveLength(10);
	expect(lines[0]).toBe(' ▲ health: HTTP 503, mem 94%, throttled 43%');
	for (const figure of [
		'CPU ',
		'of 200',
		'MEM 481M of 512M  94%',
		'NET ↓ 20K/s  ↑ 18K/s',
		'DISK read 0/s  write 12K/s',
	]) {
		expect(text).toContain(figure);
	}

	expect(text).toMatch(/[╭╮╰╯]/);
	expect(textsOf([statsView.note?.(state, 10) ?? []])).toEqual(['last 1 min']);
});

test('where there is no room for four charts the rest is told in figures', () => {
	const state = makeState(...fleetMessages(60), point('db'));
	const low = stats(state, 58, 6).join('\n');
	expect(low).toMatch(/CPU .*MEM /);
	expect(low).toMatch(/NET .*DISK /);
	expect(stats(state, 58, 2)).toHaveLength(2);
});

test('a tall pane adds limits, the split of memory, throttling and restarts', () => {
	const text = stats(makeState(...fleetMessages(60), point('api-7')), 118, 28).join('\n');
	for (const fact of [
		'anonymous 80M',
		'page cache 40M',
		'limit 512M',
		'quota 2 cores',
		'throttled 43.0% of periods',
		'restarts 0',
		'policy no',
	]) {
		expect(text).toContain(fact);
	}
});

test('CPU of the host is of a hundred', () => {
	const state = makeState(listed('web'), sampled({web: {cpuPercent: 200, onlineCpus: 4}}), {
		type: 'screen/cpuScaleToggled',
	});
	expect(stats(state).join('\n')).toContain('CPU 50.0% of 100');
});

test('charts fill their pane, whatever its size, and never more', () => {
	const state = makeState(...fleetMessages(60), point('db'));
	fc.assert(
		fc.property(fc.integer({min: 28, max: 200}), fc.integer({min: 2, max: 50}), (width, height) => {
			const lines = statsView.lines(state, width, height);
			expect(lines.length).toBeLessThanOrEqual(height);
			expect(new Set(lines.map(line => lineWidth(line)))).toEqual(new Set([width]));
		}),
	);
});

test('unchanged figures keep their lines', () => {
	const state = makeState(...fleetMessages(60), point('db'));
	const before = statsView.lines(state, 58, 10);
	expect(statsView.lines(reduce(state, sampled({cache: {}})), 58, 10)).toBe(before);
	expect(statsView.lines(reduce(state, sampled({db: {}})), 58, 10)).not.toBe(before);
});
