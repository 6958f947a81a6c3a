import {expect, test} from 'vitest';
import {columnsWanted, snapshotTable} from '../../../source/cli/once-table.js';
import {safeText} from '../../../source/text/safe-text.js';
import {makeContainer, makeState} from '../../helpers/fixtures.js';
import {fleetMessages, ticked} from '../../helpers/fleet.js';

const names = Array.from({length: 40}, (_none, index) => `shop-production-frontend-web-worker-${index}`);

function table(columns: number, look: {readonly isTerminal: boolean; readonly hasStats?: boolean}): string[] {
	const containers = names.map((name, index) => makeContainer(`c${index}`, {name: safeText(name)}));
	const state = makeState({type: 'containers/listed', containers}, ticked());
	const sized = {...state, view: {...state.view, screen: {...state.view.screen, columns}}};
	return snapshotTable(sized, {hasStats: true, ...look})
		.trimEnd()
		.split('\n');
}

test.each([20, 80, 160, 400])('in a pipe of %i columns every name is whole', columns => {
	const [, ...rows] = table(columns, {isTerminal: false});
	expect(rows.map(row => row.trim().split(/\s/)[0] ?? '').toSorted()).toEqual(names.toSorted());
	expect(Math.max(...rows.map(row => row.length))).toBeLessThanOrEqual(Math.max(columns, 42));
});

test('in a terminal no line is wider than it is', () => {
	const plain = table(60, {isTerminal: true}).map(line => line.replaceAll(/\u001B\[[\d;]*m/g, ''));
	expect(Math.max(...plain.map(line => line.length))).toBeLessThanOrEqual(60);
});

test('without figures of use no column of them is there, and their room goes to others', () => {
	const usual = table(160, {isTerminal: false})[0] ?? '';
	const bare = table(160, {isTerminal: false, hasStats: false})[0] ?? '';
	expect(usual).toMatch(/CPU/);
	expect(bare).not.toMatch(/CPU|MEM|NET|DISK|PIDS/);
	expect(bare).toMatch(/STATE.*IMAGE.*WHY/);
});

test.each([
	['80', 120, 80],
	['80', undefined, 80],
	[undefined, 120, 120],
	[undefined, undefined, 160],
	['', 120, 120],
	['0', 120, 120],
	['-5', 120, 120],
	['wide', undefined, 160],
])('COLUMNS=%s, a terminal of %s: %i wide', (COLUMNS, terminal, wanted) => {
	expect(columnsWanted({COLUMNS}, terminal)).toBe(wanted);
});

test('an engine of few containers is told as before', () => {
	const state = makeState(...fleetMessages(3), ticked());
	expect(snapshotTable(state, {isTerminal: false, hasStats: true})).toMatch(/^ *NAME +STATE/);
});
