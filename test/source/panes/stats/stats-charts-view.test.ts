import fc from 'fast-check';
import {expect, test} from 'vitest';
import {lineWidth} from '../../../../source/text/fit-line.js';
import {statsChartsView as statsView} from '../../../../source/panes/stats/stats-charts-view.js';
import type {Message} from '../../../../source/store/messages.js';
import {reduce} from '../../../../source/store/reduce.js';
import {chartWindows} from '../../../../source/store/view/screen-slice.js';
import {idOf, listed, makeContainer, makeState, startMs} from '../../../helpers/fixtures.js';
import {textsOf} from '../../../helpers/text-of.js';
import {pressKeys} from '../../../helpers/press-keys.js';
import {safe} from '../../../../source/text/safe-text.js';
import {fleetMessages, happened, sampled} from '../../../helpers/fleet.js';
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
	const problem = safe`rootless Podman has no figures of containers on cgroup v1`;
	const without = reduce(makeState(listed('web')), {type: 'usage/failed', problem});
	expect(stats(without).join('')).toContain('no stats: rootless Podman has no figures');
	const paused = makeContainer('web', {state: 'paused'});
	expect(stats(makeState({type: 'containers/listed', containers: [paused]}))).toEqual([
		' ▲ paused',
		' waiting for the first stats',
	]);
});

test('four charts with their figures and units, and the reasons in full', () => {
	const state = makeState(...fleetMessages(60), point('api-7'));
	const lines = stats(state);
	const text = lines.join('\n');
	expect(lines).toHaveLength(10);
	expect(lines[0]).toBe(' ▲ health: HTTP 503, mem 94%, throttled 43%');
	for (const figure of [
		/CPU \d+% avg [\d.]+% max \d+%/,
		/MEM 481M avg 481M max 481M/,
		/NET ↓ 20K\/s {2}↑ 18K\/s/,
		/DISK R 0 B\/s {2}W 12K\/s/,
		/ 200%┤▔/,
		/512M┤▇/,
		/1 min ago +now/,
	]) {
		expect(text).toMatch(figure);
	}

	const wide = stats(state, 198, 9).join('\n');
	for (const figure of ['avg 481M max 481M of 512M  94%', '↓ 20K/s max 20K/s  ↑ 18K/s max 18K/s']) {
		expect(wide).toContain(figure);
	}

	expect(textsOf([statsView.note?.(state, 10) ?? []])).toEqual(['last 5 min']);
});

/** How much of the plots' lowest row is drawn. */
function filled(lines: readonly string[]): number {
	const plots = lines.flatMap(line =>
		[...line.matchAll(/ 0%?┼([^┼┤]{18,22})/g)].map(([, cells]) => cells ?? ''),
	);
	const cells = plots.join('');
	return plots.length < 2 ? 0 : 1 - cells.replaceAll(/[▁-█]/g, '').trimEnd().length / cells.length;
}

test.each([60, 61, 100, 237, 300, 1000])(
	'after %d seconds nine tenths of the charts are filled, whatever the window',
	seconds => {
		const samples = Array.from({length: seconds}, (_, second) => ({
			...sampled({web: {cpuPercent: 3}}),
			atMs: startMs + second * 1000,
		}));
		let state = makeState(listed('web'), ...samples);
		for (const reach of chartWindows) {
			state = reduce(state, {type: 'screen/chartsReached', seconds: reach});
			expect(filled(stats(state))).toBeGreaterThanOrEqual(0.9);
		}
	},
);

test('a stop is a gap, and what became of the container is marked under it', () => {
	const at = (second: number) => startMs + second * 1000;
	const running = (from: number) =>
		Array.from({length: 20}, (_, second) => ({...sampled({web: {}}), atMs: at(from + second)}));
	const state = makeState(
		listed('web'),
		...running(0),
		{
			type: 'events/happened',
			events: [
				happened('web', 'oom', at(20)),
				happened('web', 'die', at(20)),
				happened('web', 'start', at(40)),
			],
		},
		{type: 'containers/listed', containers: [makeContainer('web', {state: 'exited'})]},
		...Array.from({length: 20}, (_, second) => ({...sampled({}), atMs: at(20 + second)})),
		listed('web'),
		...running(40),
	);
	const lines = stats(state, 110, 14);
	expect(lines.join('\n')).toMatch(/0%┼█+ {10,}█+/);
	expect(lines.at(-1)).toMatch(/▼OOM-killed +▲started/);
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
	expect(stats(state, 198, 9).join('\n')).toContain('CPU 50.0% avg 50.0% max 50.0% of 100%');
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

test('a key changes how far the charts go back, and after the farthest begins anew', () => {
	const samples = Array.from({length: 4000}, (_, second) => ({
		...sampled({web: {}}),
		atMs: startMs + second * 1000,
	}));
	let state = makeState(listed('web'), ...samples);
	const reaches = [];
	for (let press = 0; press < chartWindows.length; press++) {
		({state} = pressKeys(state, 'v'));
		reaches.push(
			stats(state, 110, 8)
				.at(-1)
				?.match(/\d+ (?:min|h) ago/)?.[0],
		);
	}

	expect(reaches).toEqual(['30 min ago', '1 h ago', '1 min ago', '5 min ago']);
});

test('what is never known of a container leaves its room to the other charts', () => {
	const unknown = {
		receivedBytesPerSecond: undefined,
		sentBytesPerSecond: undefined,
		readBytesPerSecond: undefined,
		writtenBytesPerSecond: undefined,
	};
	const lines = stats(makeState(listed('web'), sampled({web: unknown})), 58, 6).join('\n');
	expect(lines).toMatch(/CPU .*MEM /);
	expect(lines).not.toMatch(/NET|DISK/);
	expect(lines).toContain('1 min ago');
});

test('the axis of time names each of its marks exactly', () => {
	const samples = Array.from({length: 100}, (_, second) => ({
		...sampled({web: {}}),
		atMs: startMs + second * 1000,
	}));
	expect(stats(makeState(listed('web'), ...samples), 106, 14).at(-1)).toMatch(
		/1\.5 min ago +1 min +30 s +now/,
	);
});

test('charts of the past end at the moment that is shown, which is not now', () => {
	const web = makeContainer('web', {project: safe`shop`});
	const state = makeState(
		{type: 'containers/listed', containers: [web]},
		...Array.from({length: 100}, (_, second) => ({...sampled({web: {}}), atMs: startMs + second * 1000})),
	);
	const marked: Message = {type: 'lists/marked', list: 'containers', ids: [idOf('web')], isMarked: true};
	const atMs = new Date(2026, 10, 26, 3, 14, 7).getTime();
	for (const shown of [state, reduce(state, marked)]) {
		expect(stats(shown, 106, 14).join('\n')).toMatch(/1\.5 min ago.* now/);
		const past = stats(reduce(shown, {type: 'past/went', atMs, steps: 0}), 106, 14).join('\n');
		expect(past).toMatch(/1\.5 min ago.* 03:14:07/);
		expect(past).not.toContain('now');
	}
});
