import fc from 'fast-check';
import {expect, test} from 'vitest';
import {statsChartsView as statsView} from '../../../../source/panes/stats/stats-charts-view.js';
import type {Message} from '../../../../source/store/messages.js';
import type {State} from '../../../../source/store/state.js';
import {lineWidth} from '../../../../source/text/fit-line.js';
import {safe} from '../../../../source/text/safe-text.js';
import {sampled} from '../../../helpers/fleet.js';
import {idOf, makeContainer, makeState, startMs} from '../../../helpers/fixtures.js';
import {textOf, textsOf} from '../../../helpers/text-of.js';

const names = ['api', 'db', 'web'];
const usage = {api: {cpuPercent: 10}, db: {cpuPercent: 60}, web: {cpuPercent: 30}};
const running: readonly Message[] = [
	{
		type: 'containers/listed',
		containers: names.map(name => makeContainer(name, {project: safe`shop`})),
	},
	...Array.from({length: 70}, (_, second) => ({...sampled(usage), atMs: startMs + second * 1000}) as Message),
];
const mark = (...ids: string[]): Message => ({
	type: 'lists/marked',
	list: 'containers',
	ids: ids.map(name => idOf(name)),
	isMarked: true,
});
const onHeading: readonly Message[] = [
	{type: 'lists/grouped', list: 'containers'},
	{type: 'lists/pointed', list: 'containers', entry: {group: safe`shop`}, index: 0, top: 0},
];

const stats = (state: State, width = 118, height = 8) => textsOf(statsView.lines(state, width, height));

test('marked containers have a line each in every chart, told apart by letters, and their sum in figures', () => {
	const state = makeState(...running, mark('api', 'db'));
	const text = stats(state).join('\n');
	expect(textOf(statsView.title(state))).toBe('Stats · 2 marked');
	expect(stats(state)[0]).toMatch(
		/^ CPU total 70\.0% +MEM total 240M +NET total ↓ 39K\/s ↑ 35K\/s +DISK total R 0 B\/s W 23K\/s$/,
	);
	expect(text).toMatch(/ 100%┤/);
	expect(text).toMatch(/─a─+/);
	expect(text).toMatch(/─b─+/);
	expect(text).not.toContain('─+─');
	expect(stats(state).at(-1)).toBe(' a db 60.0% 120M  b api 10.0% 120M');
	expect(text).toContain('1 min ago');
});

test('a heading shows the sum and the members', () => {
	const state = makeState(...running, ...onHeading);
	const lines = stats(state);
	expect(textOf(statsView.title(state))).toBe('Stats · shop');
	expect(lines[0]).toMatch(/^ CPU total 100% /);
	expect(lines.join('\n')).toMatch(/─\+─+/);
	expect(lines.at(-1)).toBe(' + sum 100% 360M  a db 60.0% 120M  b web 30.0% 120M  c api 10.0% 120M');
	expect(stats(state, 118, 30).join('\n')).toMatch(/NAME +CPU %/);
});

test('one that has stopped leaves a gap beside those that go on', () => {
	const later = Array.from(
		{length: 30},
		(_, second) => ({...sampled({api: usage.api}), atMs: startMs + (70 + second) * 1000}) as Message,
	);
	const exited: Message = {
		type: 'containers/listed',
		containers: names.map(name =>
			makeContainer(name, {project: safe`shop`, ...(name === 'api' ? {} : {state: 'exited'})}),
		),
	};
	const plots = stats(makeState(...running, exited, ...later, mark('api', 'db')), 118, 8).map(line =>
		line.slice(8, 28),
	);
	const [lineOfApi = '', lineOfDb = ''] = ['a', 'b'].map(letter =>
		plots.find(line => line.includes(`─${letter}─`)),
	);
	expect(lineOfApi.trimEnd()).toHaveLength(20);
	expect(lineOfDb.trimEnd().length).toBeGreaterThan(10);
	expect(lineOfDb.trimEnd().length).toBeLessThan(17);
});

test('whatever its size, what is shown of several fits', () => {
	for (const messages of [[mark('api', 'db', 'web')], onHeading]) {
		const state = makeState(...running, ...messages);
		fc.assert(
			fc.property(fc.integer({min: 28, max: 200}), fc.integer({min: 2, max: 50}), (width, height) => {
				const lines = statsView.lines(state, width, height);
				expect(lines.length).toBeLessThanOrEqual(height);
				expect(Math.max(...lines.map(line => lineWidth(line)))).toBeLessThanOrEqual(width);
			}),
			{numRuns: 60},
		);
	}
});

test('at 80 columns the legend names all that are compared, however long their names', () => {
	const long = names.map(name => `analytics-pipeline-production-${name}`);
	const listed: Message = {type: 'containers/listed', containers: long.map(name => makeContainer(name))};
	const figures = sampled(Object.fromEntries(long.map(name => [name, {cpuPercent: 1}])));
	const legend = stats(makeState(listed, figures, mark(...long)), 78, 7).at(-1);
	expect(legend).toMatch(/^ a \S*api 1\.0% 120M {2}b \S*db 1\.0% 120M {2}c \S*web 1\.0% 120M$/);
});
