import {expect, test} from 'vitest';
import {lineText} from '../../../../source/text/line.js';
import {safeText} from '../../../../source/text/safe-text.js';
import {containersView} from '../../../../source/panes/list/containers-view.js';
import {containerList} from '../../../../source/view/list/container-list.js';
import {staticLines} from '../../../../source/view/list/static-lines.js';
import {detailed, listed, makeState, startMs} from '../../../helpers/fixtures.js';
import {longFleetMessages, longNames} from '../../../helpers/long-fleet.js';
import {sampled} from '../../../helpers/fleet.js';
import {pressKeys} from '../../../helpers/press-keys.js';

test('the title of the CPU column says which scale it is on', () => {
	const state = makeState(
		listed('api'),
		detailed('api', {cpuLimitCores: 0.5}),
		sampled({api: {cpuPercent: 40, onlineCpus: 4}}),
	);
	const text = (...keys: string[]) =>
		containersView
			.lines(pressKeys(state, ...keys).state, 118, 10)
			.map(lineText)
			.join('\n');
	expect(text()).toMatch(/CPU % .*\n.* 40\.0 /);
	expect(text('%')).toMatch(/%HOST .*\n.* 10\.0 /);
	expect(text('%', '%')).toMatch(/CPU % /);
	const chosen = {type: 'lists/columnsChosen', list: 'containers', columns: ['name', 'cpu limit']} as const;
	const limited = makeState(
		listed('api'),
		detailed('api', {cpuLimitCores: 0.5}),
		sampled({api: {cpuPercent: 40}}),
		chosen,
	);
	expect(containersView.lines(limited, 118, 10).map(lineText).join('\n')).toMatch(/%LIMIT *\n.* 80\.0 *$/);
});

test('where nothing may be cut every name and reason is whole, however wide the lines get', () => {
	const state = makeState(...longFleetMessages());
	const rows = [...state.fleet.containers.byId.keys()].flatMap(id => containerList.row(state, id) ?? []);
	const look = {room: 60, sort: 'trouble', screen: state.view.screen, isStale: false, nowMs: startMs};
	const whole = staticLines(containerList.columns, rows, {...look, isWhole: true}).map(lineText);
	const cut = staticLines(containerList.columns, rows, look).map(lineText);
	expect(whole.filter(line => line.includes('…'))).toEqual([]);
	expect(longNames.filter(name => !whole.some(line => line.includes(safeText(name))))).toEqual([]);
	expect(cut.every(line => line.length === 60)).toBe(true);
	expect(cut.join('').includes('…')).toBe(true);
});
